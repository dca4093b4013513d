package io.skerry.analysis;

import io.skerry.ast.ObjectName;
import io.skerry.bind.BoundColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or derived table of a FROM clause as names see it.
 *
 * @param name the alias, or the object's own name
 * @param schema null where there is an alias or the source is no object
 * @param database likewise
 * @param names of the columns, parallel to {@code columns}
 */
record Relation(
    String name,
    @Nullable String schema,
    @Nullable String database,
    List<String> names,
    List<BoundColumn> columns) {

  /** The place of the column of this name, -1 if there is none, -2 if there are several. */
  int find(String column) {
    int found = -1;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(column)) {
        if (found >= 0) {
          return -2;
        }
        found = i;
      }
    }
    return found;
  }

  /**
   * Whether the parts before the last of a column's name, or those of {@code t.*}, mean this
   * relation.
   */
  boolean matches(List<String> qualifier) {
    if (!qualifier.getLast().equalsIgnoreCase(name)) {
      return false;
    }
    return matchesPart(qualifier, 2, schema) && matchesPart(qualifier, 3, database);
  }

  private static boolean matchesPart(
      List<String> qualifier, int fromEnd, @Nullable String expected) {
    if (qualifier.size() < fromEnd) {
      return true;
    }
    String part = qualifier.get(qualifier.size() - fromEnd);
    return part.isEmpty() ? expected != null : part.equalsIgnoreCase(expected);
  }

  /** The same relation beyond an outer join that may leave its row out. */
  Relation nullable() {
    List<BoundColumn> changed = new ArrayList<>(columns.size());
    columns.forEach(column -> changed.add(io.skerry.logical.LogicalPlan.nullable(column)));
    return new Relation(name, schema, database, names, changed);
  }

  /** The parts of a column's name before the last. */
  static List<String> qualifier(ObjectName column) {
    return column.parts().subList(0, column.parts().size() - 1);
  }
}
