package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The collations there are, by name (T-SQL, "Windows collation name", "SQL Server collation name").
 */
public final class Collations {
  private static final Map<String, Collation> BY_NAME = build();

  private Collations() {}

  private static Map<String, Collation> build() {
    Map<String, Collation> all = new LinkedHashMap<>();
    add(all, LatinCollation.SQL_LATIN1_GENERAL_CP1_CI_AS);
    add(all, new LatinCollation("SQL_Latin1_General_CP1_CS_AS", true, true, 0, 51));
    add(all, new LatinCollation("SQL_Latin1_General_CP1_CI_AI", false, false, 0, 54));
    addFamily(all, "Latin1_General", "", 0);
    addFamily(all, "Latin1_General_100", "", 2);
    addFamily(all, "Latin1_General_100", "_SC", 2);
    for (int version = 0; version <= 2; version += 2) {
      String family = version == 0 ? "Latin1_General" : "Latin1_General_100";
      add(all, new BinaryCollation(family + "_BIN", CollationWire.BINARY, version));
      add(all, new BinaryCollation(family + "_BIN2", CollationWire.BINARY2, version));
    }
    return all;
  }

  private static void addFamily(
      Map<String, Collation> all, String family, String suffix, int version) {
    for (boolean caseSensitive : new boolean[] {false, true}) {
      for (boolean accentSensitive : new boolean[] {false, true}) {
        String sensitivity = (caseSensitive ? "_CS" : "_CI") + (accentSensitive ? "_AS" : "_AI");
        String name = family + sensitivity + suffix;
        add(all, new LatinCollation(name, caseSensitive, accentSensitive, version, 0));
      }
    }
  }

  private static void add(Map<String, Collation> all, Collation collation) {
    all.put(collation.name().toLowerCase(Locale.ROOT), collation);
  }

  /** The collation of that name, any case; error 448. */
  public static Collation byName(String name) {
    Collation collation = find(name);
    if (collation == null) {
      throw new SqlException(SqlError.INVALID_COLLATION, name);
    }
    return collation;
  }

  /** The collation of that name, any case; null for none. */
  public static @Nullable Collation find(String name) {
    return name.equalsIgnoreCase("database_default")
        ? Collation.DEFAULT
        : BY_NAME.get(name.toLowerCase(Locale.ROOT));
  }

  /** All of them, as {@code sys.fn_helpcollations} lists them. */
  public static Collection<Collation> all() {
    return BY_NAME.values();
  }
}
