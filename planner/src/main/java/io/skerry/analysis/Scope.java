package io.skerry.analysis;

import io.skerry.ast.ObjectName;
import io.skerry.bind.BoundColumn;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relations whose columns an expression may name: those of its own query, then those of the
 * queries around it.
 *
 * @param outer the scope of the query around; null for none
 */
record Scope(List<Relation> relations, @Nullable Scope outer) {
  static final Scope EMPTY = new Scope(List.of(), null);

  Scope {
    relations = List.copyOf(relations);
  }

  /** The column of this name; errors 207, 209, 4104. */
  BoundColumn column(ObjectName name) {
    List<String> qualifier = Relation.qualifier(name);
    boolean qualifierKnown = qualifier.isEmpty();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      BoundColumn found = null;
      for (Relation relation : scope.relations) {
        if (!qualifier.isEmpty() && !relation.matches(qualifier)) {
          continue;
        }
        qualifierKnown = true;
        int at = relation.find(name.name());
        if (at == -2 || at >= 0 && found != null) {
          throw error(SqlError.AMBIGUOUS_COLUMN_NAME, name.name(), name);
        }
        if (at >= 0) {
          found = relation.columns().get(at);
        }
      }
      if (found != null) {
        return found;
      }
    }
    throw qualifierKnown
        ? error(SqlError.INVALID_COLUMN_NAME, name.name(), name)
        : error(SqlError.IDENTIFIER_NOT_BOUND, name.text(), name);
  }

  private static SqlException error(SqlError error, String argument, ObjectName at) {
    return new SqlException(error, argument).atLine(at.position().line());
  }

  /** The relation that {@code qualifier.*} names in this scope; error 107. */
  Relation relation(ObjectName qualifier) {
    for (Relation relation : relations) {
      if (relation.matches(qualifier.parts())) {
        return relation;
      }
    }
    throw error(SqlError.COLUMN_PREFIX_UNKNOWN, qualifier.text(), qualifier);
  }
}
