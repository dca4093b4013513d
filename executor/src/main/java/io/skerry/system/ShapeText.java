package io.skerry.system;

import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shapes written as text, and read when they are first asked for.
 *
 * <p>A line that begins at the margin names a rowset; the indented lines after it list its columns
 * as {@code name type [null] [= value]}, with {@code ", "} between them. {@code value} is what a
 * row has that says nothing else: a number, a text in quotes, or nothing at all where the column
 * may be NULL. {@code + other} takes in the columns of another rowset.
 *
 * <pre>
 * sys.schemas
 *   name sysname, schema_id int, principal_id int null
 * </pre>
 */
final class ShapeText {
  private final Map<String, String> blocks = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  ShapeText(String... texts) {
    for (String text : texts) {
      addBlocks(text);
    }
  }

  private void addBlocks(String text) {
    String name = "";
    StringBuilder body = new StringBuilder();
    for (String line : text.split("\n")) {
      if (line.startsWith(" ")) {
        body.append(line.strip()).append(' ');
      } else if (!line.isBlank()) {
        addBlock(name, body);
        name = line.strip();
      }
    }
    addBlock(name, body);
  }

  private void addBlock(String name, StringBuilder body) {
    if (!name.isEmpty()) {
      names.add(name);
      if (blocks.put(name.toLowerCase(Locale.ROOT), body.toString().strip()) != null) {
        throw new AssertionError(name + " is described twice");
      }
    }
    body.setLength(0);
  }

  /** The names of all rowsets, in the order of the text. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The shape of this name without regard to case; null if there is none. */
  @Nullable RowsetShape shape(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!blocks.containsKey(key)) {
      return null;
    }
    List<RowsetShape.ShapeColumn> columns = new ArrayList<>();
    addColumns(key, columns);
    String written = names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    return new RowsetShape(written, columns);
  }

  private void addColumns(String key, List<RowsetShape.ShapeColumn> columns) {
    String body = blocks.get(key);
    if (body == null) {
      throw new AssertionError("There is no rowset " + key);
    }
    for (String part : body.split(", |,$")) {
      String column = part.strip();
      if (column.startsWith("+ ")) {
        addColumns(column.substring(2).toLowerCase(Locale.ROOT), columns);
      } else {
        columns.add(column(column));
      }
    }
  }

  private static RowsetShape.ShapeColumn column(String text) {
    int equals = text.indexOf(" = ");
    String declaration = equals < 0 ? text : text.substring(0, equals);
    String[] words = declaration.strip().split("\\s+");
    if (words.length < 2 || words.length > 3 || (words.length == 3 && !words[2].equals("null"))) {
      throw new AssertionError("Not a column: " + text);
    }
    SqlType type = type(words[1]);
    boolean nullable = words.length == 3;
    Object fixed = nullable ? null : RowsetShape.Required.VALUE;
    if (equals >= 0) {
      fixed = value(text.substring(equals + 3).strip());
    }
    return new RowsetShape.ShapeColumn(words[0], type, nullable, fixed);
  }

  private static Object value(String text) {
    return text.startsWith("'") ? text.substring(1, text.length() - 1) : Long.valueOf(text);
  }

  private static SqlType type(String text) {
    int open = text.indexOf('(');
    String name = open < 0 ? text : text.substring(0, open);
    int[] sizes = open < 0 ? new int[0] : sizes(text.substring(open + 1, text.length() - 1));
    return switch (name) {
      case "sysname" -> SqlType.SYSNAME;
      case "bit" -> SqlType.BIT;
      case "tinyint" -> SqlType.TINYINT;
      case "smallint" -> SqlType.SMALLINT;
      case "int" -> SqlType.INT;
      case "bigint" -> SqlType.BIGINT;
      case "real" -> SqlType.REAL;
      case "float" -> SqlType.FLOAT;
      case "date" -> SqlType.DATE;
      case "datetime" -> SqlType.DATETIME;
      case "smalldatetime" -> SqlType.SMALLDATETIME;
      case "datetime2" -> SqlType.DATETIME2;
      case "datetimeoffset" -> SqlType.datetimeoffset(sizes[0]);
      case "uniqueidentifier" -> SqlType.UNIQUEIDENTIFIER;
      case "sql_variant" -> SqlType.SQL_VARIANT;
      case "varbinary" -> SqlType.varbinary(sizes[0]);
      case "binary" -> SqlType.binary(sizes[0]);
      case "varchar" -> SqlType.varchar(sizes[0]);
      case "nvarchar" -> SqlType.nvarchar(sizes[0]);
      case "char" -> SqlType.string(TypeKind.CHAR, sizes[0], Collation.DEFAULT);
      case "nchar" -> SqlType.string(TypeKind.NCHAR, sizes[0], Collation.DEFAULT);
      case "numeric" -> SqlType.numeric(sizes[0], sizes[1]);
      case "decimal" -> SqlType.decimal(sizes[0], sizes[1]);
      default -> throw new AssertionError("Not a type: " + text);
    };
  }

  private static int[] sizes(String text) {
    if (text.equals("max")) {
      return new int[] {SqlType.MAX};
    }
    String[] parts = text.split(",");
    int[] sizes = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      sizes[i] = Integer.parseInt(parts[i]);
    }
    return sizes;
  }
}
