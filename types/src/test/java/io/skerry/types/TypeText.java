package io.skerry.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SQL types as test tables write them. */
final class TypeText {
  private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((max|\\d+)(?:,(\\d+))?\\))?");

  private TypeText() {}

  static SqlType parse(String text) {
    Matcher matcher = TYPE.matcher(text.replace(" ", ""));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    TypeKind kind = TypeKind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    String first = matcher.group(2);
    int one = first == null ? -2 : first.equals("max") ? SqlType.MAX : Integer.parseInt(first);
    int two = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return switch (kind) {
      case CHAR, VARCHAR, NCHAR, NVARCHAR ->
          SqlType.string(kind, one == -2 ? 30 : one, Collation.DEFAULT);
      case BINARY -> SqlType.binary(one == -2 ? 30 : one);
      case VARBINARY -> SqlType.varbinary(one == -2 ? 30 : one);
      case DECIMAL -> SqlType.decimal(one == -2 ? 18 : one, two);
      case NUMERIC -> SqlType.numeric(one == -2 ? 18 : one, two);
      case TIME -> SqlType.time(one == -2 ? 7 : one);
      case DATETIME2 -> SqlType.datetime2(one == -2 ? 7 : one);
      case DATETIMEOFFSET -> SqlType.datetimeoffset(one == -2 ? 7 : one);
      case REAL -> SqlType.REAL;
      case FLOAT -> SqlType.FLOAT;
      default -> new SqlType(kind, 0, 0, 0, null);
    };
  }

  /** The rows of a table in a resource: columns between {@code |}, no comments, no empty lines. */
  static List<List<String>> rows(String resource) {
    List<List<String>> rows = new ArrayList<>();
    String all;
    try (var in = TypeText.class.getResourceAsStream(resource)) {
      all = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    for (String line : all.split("\n")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      for (String cell : line.split("\\|", -1)) {
        cells.add(cell.strip());
      }
      rows.add(cells);
    }
    return rows;
  }
}
