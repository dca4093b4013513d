package io.skerry.parse;

import io.skerry.ast.ObjectName;
import io.skerry.ast.Position;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of several parts, and data types. */
final class NameParser {
  private static final int PREFIXES_MAX = 3;

  private static final Set<String> BUILT_IN =
      Set.of(
          "bigint",
          "binary",
          "bit",
          "char",
          "date",
          "datetime",
          "datetime2",
          "datetimeoffset",
          "decimal",
          "float",
          "image",
          "int",
          "money",
          "nchar",
          "ntext",
          "numeric",
          "nvarchar",
          "real",
          "smalldatetime",
          "smallint",
          "smallmoney",
          "sql_variant",
          "sysname",
          "text",
          "time",
          "timestamp",
          "tinyint",
          "uniqueidentifier",
          "varbinary",
          "varchar",
          "xml");

  private final TokenCursor cursor;

  NameParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** The name of a table, procedure or another object. Fails with 117 beyond four parts. */
  ObjectName object() {
    return name("object");
  }

  /** The name of a column with its qualifier. */
  ObjectName column() {
    return name("column");
  }

  private ObjectName name(String what) {
    Position position = cursor.position();
    if (!cursor.at(TokenKind.DOT)) {
      String first = cursor.identifier();
      if (!cursor.at(TokenKind.DOT)) {
        return new ObjectName(List.of(first), position);
      }
      return rest(first, position, what);
    }
    // ".t" and "..t" name what is in the default schema or database.
    return rest("", position, what);
  }

  /** The parts after the first; the cursor is at a dot. Stops before {@code .*}. */
  private ObjectName rest(String first, Position position, String what) {
    List<String> parts = new ArrayList<>();
    parts.add(first);
    while (cursor.at(TokenKind.DOT) && cursor.peek(1) != TokenKind.STAR) {
      cursor.advance();
      parts.add(cursor.at(TokenKind.DOT) ? "" : partAfterDot());
    }
    if (parts.getLast().isEmpty()) {
      throw cursor.unexpected();
    }
    if (parts.size() > PREFIXES_MAX + 1) {
      throw cursor.error(SqlError.TOO_MANY_PREFIXES, what, String.join(".", parts), PREFIXES_MAX);
    }
    return new ObjectName(List.copyOf(parts), position);
  }

  private String partAfterDot() {
    if (cursor.at(TokenKind.DOLLAR_WORD)
        || cursor.at(TokenKind.IDENTITYCOL)
        || cursor.at(TokenKind.ROWGUIDCOL)) {
      return cursor.take(cursor.kind());
    }
    return cursor.identifier();
  }

  /** A list of plain names in parentheses, or none at all. */
  List<String> optionalList() {
    return cursor.at(TokenKind.LEFT_PARENTHESIS)
        ? cursor.parenthesisedList(cursor::identifier)
        : List.of();
  }

  /** A data type. */
  TypeName type() {
    Position position = cursor.position();
    ObjectName name = typeName(position);
    if (!cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return new TypeName(name, List.of(), false);
    }
    cursor.advance();
    if (cursor.acceptWord("max")) {
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
      return new TypeName(name, List.of(), true);
    }
    if (!cursor.at(TokenKind.INTEGER) && name.name().equals("xml")) {
      throw cursor.unsupportedOption("XML SCHEMA COLLECTION");
    }
    List<Integer> parameters = cursor.commaList(this::integer);
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new TypeName(name, parameters, false);
  }

  private ObjectName typeName(Position position) {
    if (cursor.accept(TokenKind.DOUBLE)) {
      cursor.expectWord("PRECISION");
      return builtIn("float", position);
    }
    if (cursor.accept(TokenKind.NATIONAL)) {
      return builtIn(nationalType(), position);
    }
    if (cursor.accept(TokenKind.CURSOR)) {
      return builtIn("cursor", position);
    }
    boolean quoted = cursor.at(TokenKind.QUOTED_IDENTIFIER);
    ObjectName name = object();
    if (name.parts().size() > 1) {
      return name;
    }
    return builtIn(quoted ? knownType(name.name()) : plainType(name.name()), position);
  }

  private static ObjectName builtIn(String name, Position position) {
    return new ObjectName(List.of(name), position);
  }

  private String nationalType() {
    if (cursor.acceptWord("text")) {
      return "ntext";
    }
    if (!cursor.acceptWord("char")) {
      cursor.expectWord("character");
    }
    return cursor.accept(TokenKind.VARYING) ? "nvarchar" : "nchar";
  }

  /** The short lower-case name of a built-in type; another type's name as it is. */
  private String plainType(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "char", "character" -> cursor.accept(TokenKind.VARYING) ? "varchar" : "char";
      case "binary" -> cursor.accept(TokenKind.VARYING) ? "varbinary" : "binary";
      default -> knownType(written);
    };
  }

  /** A built-in type's name in lower case; another type's name as it is. */
  private static String knownType(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "character" -> "char";
      case "dec" -> "decimal";
      case "integer" -> "int";
      case "rowversion" -> "timestamp";
      default -> BUILT_IN.contains(lower) ? lower : written;
    };
  }

  /** An integer constant that fits int. */
  int integer() {
    if (!cursor.at(TokenKind.INTEGER)) {
      throw cursor.unexpected();
    }
    String digits = cursor.text();
    if (digits.length() > 9) {
      throw cursor.unexpected();
    }
    cursor.advance();
    return Integer.parseInt(digits);
  }
}
