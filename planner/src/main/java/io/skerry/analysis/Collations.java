package io.skerry.analysis;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.Collation;

/** Finds collations by name. */
public final class Collations {
  private Collations() {}

  /** The collation of this name; error 448. */
  public static Collation find(String name, int line) {
    if (name.equalsIgnoreCase(Collation.DEFAULT.name())
        || name.equalsIgnoreCase("database_default")
        || name.equalsIgnoreCase("catalog_default")) {
      return Collation.DEFAULT;
    }
    Collation found = io.skerry.types.Collations.find(name);
    if (found == null) {
      throw new SqlException(SqlError.INVALID_COLLATION, name).atLine(line);
    }
    return found;
  }
}
