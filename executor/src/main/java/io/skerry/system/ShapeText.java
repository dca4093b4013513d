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
public final class ShapeText {
  /** Where the columns of a rowset stand: a text and a range of it. */
  private record Block(String name, String text, int begin, int end) {}

  private final Map<String, Block> blocks = new LinkedHashMap<>();

  public ShapeText(String... texts) {
    for (String text : texts) {
      addBlocks(text);
    }
  }

  private void addBlocks(String text) {
    int nameBegin = nextName(text, 0);
    while (nameBegin < text.length()) {
      int nameEnd = text.indexOf('\n', nameBegin);
      int next = nextName(text, nameEnd);
      String name = text.substring(nameBegin, nameEnd);
      Block before =
          blocks.put(name.toLowerCase(Locale.ROOT), new Block(name, text, nameEnd, next));
      if (before != null) {
        throw new AssertionError(name + " is described twice");
      }
      nameBegin = next;
    }
  }

  /** The beginning of the next line that is neither indented nor empty; the end without one. */
  private static int nextName(String text, int from) {
    int at = from;
    while (at < text.length()) {
      boolean lineBegin = at == 0 || text.charAt(at - 1) == '\n';
      if (lineBegin && text.charAt(at) != ' ' && text.charAt(at) != '\n') {
        return at;
      }
      int lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? text.length() : lineEnd + 1;
    }
    return text.length();
  }

  /** The names of all rowsets, in the order of the text. */
  public List<String> names() {
    List<String> names = new ArrayList<>(blocks.size());
    for (Block block : blocks.values()) {
      names.add(block.name());
    }
    return names;
  }

  /** The shape of this name without regard to case; null if there is none. */
  public @Nullable RowsetShape shape(String name) {
    Block block = blocks.get(name.toLowerCase(Locale.ROOT));
    if (block == null) {
      return null;
    }
    List<RowsetShape.ShapeColumn> columns = new ArrayList<>();
    addColumns(block, columns);
    return new RowsetShape(block.name(), columns);
  }

  private void addColumns(Block block, List<RowsetShape.ShapeColumn> columns) {
    int begin = block.begin();
    while (begin < block.end()) {
      int end = columnEnd(block, begin);
      String column = block.text().substring(begin, end).strip();
      if (column.startsWith("+ ")) {
        Block other = blocks.get(column.substring(2).toLowerCase(Locale.ROOT));
        if (other == null) {
          throw new AssertionError("There is no rowset " + column.substring(2));
        }
        addColumns(other, columns);
      } else if (!column.isEmpty()) {
        columns.add(column(column));
      }
      begin = end + 1;
    }
  }

  /** The place of the comma after a column; commas inside types have no space behind them. */
  private static int columnEnd(Block block, int begin) {
    for (int i = begin; i < block.end() - 1; i++) {
      char next = block.text().charAt(i + 1);
      if (block.text().charAt(i) == ',' && (next == ' ' || next == '\n')) {
        return i;
      }
    }
    return block.end();
  }

  /** Reads {@code name type [null] [= value]}. */
  private static RowsetShape.ShapeColumn column(String text) {
    int nameEnd = text.indexOf(' ');
    int equals = text.indexOf(" = ");
    int end = equals < 0 ? text.length() : equals;
    boolean nullable = text.startsWith(" null", end - " null".length());
    int typeEnd = nullable ? end - " null".length() : end;
    Object fixed = nullable ? null : RowsetShape.Required.VALUE;
    if (equals >= 0) {
      fixed = value(text.substring(equals + " = ".length()));
    }
    SqlType type = type(text.substring(nameEnd + 1, typeEnd));
    return new RowsetShape.ShapeColumn(text.substring(0, nameEnd), type, nullable, fixed);
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
    int comma = text.indexOf(',');
    if (comma < 0) {
      return new int[] {Integer.parseInt(text)};
    }
    return new int[] {
      Integer.parseInt(text.substring(0, comma)), Integer.parseInt(text.substring(comma + 1))
    };
  }
}
