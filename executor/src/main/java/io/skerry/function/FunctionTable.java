package io.skerry.function;

import io.skerry.bind.FunctionLibrary;
import io.skerry.bind.ScalarFunction;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All scalar functions. The binder, the manual and the tests read these rows. */
public final class FunctionTable implements FunctionLibrary {
  private final Map<String, FunctionRow> rows = new TreeMap<>();

  public FunctionTable() {
    List<FunctionRows> families =
        List.of(
            StringFunctions.rows(),
            TextBuildingFunctions.rows(),
            MathFunctions.rows(),
            BitFunctions.rows(),
            LogicalFunctions.rows(),
            DateFunctions.rows(),
            DateConstructors.rows(),
            HashFunctions.rows(),
            ServerFunctions.rows(),
            SessionFunctions.rows(),
            ErrorFunctions.rows(),
            MetadataFunctions.rows(),
            PropertyFunctions.rows(),
            SecurityFunctions.rows());
    for (FunctionRows family : families) {
      for (FunctionRow row : family.list()) {
        FunctionRow before = rows.put(row.name(), row);
        if (before != null) {
          throw new AssertionError("two functions are called " + row.name());
        }
      }
    }
  }

  /** All functions in order of their names. */
  public Collection<FunctionRow> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  @Override
  public @Nullable ScalarFunction scalar(String name) {
    FunctionRow row = rows.get(name);
    return row == null ? rows.get(name.toUpperCase(Locale.ROOT)) : row;
  }
}
