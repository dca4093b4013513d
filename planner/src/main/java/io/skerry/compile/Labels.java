package io.skerry.compile;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The labels of a program, and the GOTOs that name them. */
final class Labels {
  private final Set<String> declared = new HashSet<>();
  private final Map<String, Integer> wanted = new HashMap<>();

  /** Error 132 for a label that is there already. */
  void declare(String name, int line) {
    if (!declared.add(name.toLowerCase(Locale.ROOT))) {
      throw new SqlException(SqlError.LABEL_DECLARED_TWICE, name).atLine(line);
    }
  }

  void want(String name, int line) {
    wanted.putIfAbsent(name, line);
  }

  /** Error 133 where a GOTO names no label. */
  void check() {
    wanted.forEach((name, line) -> {
      if (!declared.contains(name.toLowerCase(Locale.ROOT))) {
        throw new SqlException(SqlError.LABEL_NOT_DECLARED, name).atLine(line);
      }
    });
  }
}
