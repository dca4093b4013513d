package io.skerry.compile;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.program.VariableDefinition;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The variables of a program as they are declared; a slot is a place in the list. */
final class Variables {
  private final List<VariableDefinition> definitions = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();

  Variables(List<VariableDefinition> parameters) {
    parameters.forEach(parameter -> add(parameter, 0));
  }

  /** Adds a variable; error 134. */
  int add(VariableDefinition definition, int line) {
    int slot = definitions.size();
    Integer known = slots.putIfAbsent(definition.name().toLowerCase(Locale.ROOT), slot);
    if (known != null) {
      throw new SqlException(SqlError.VARIABLE_DECLARED_TWICE, definition.name()).atLine(line);
    }
    definitions.add(definition);
    return slot;
  }

  /** The slot of a variable; error 137. */
  int slot(String name, int line) {
    Integer slot = slots.get(name.toLowerCase(Locale.ROOT));
    if (slot == null) {
      throw new SqlException(SqlError.VARIABLE_NOT_DECLARED, name).atLine(line);
    }
    return slot;
  }

  /** The slot of a variable that SET assigns; error 137 with the state that SET has. */
  int slotToSet(String name, int line) {
    Integer slot = slots.get(name.toLowerCase(Locale.ROOT));
    if (slot == null) {
      throw new SqlException(SqlError.VARIABLE_TO_SET_NOT_DECLARED, name).atLine(line);
    }
    return slot;
  }

  SqlType type(int slot) {
    return definitions.get(slot).type();
  }

  List<VariableDefinition> definitions() {
    return definitions;
  }
}
