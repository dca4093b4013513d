package io.skerry.function;

import static io.skerry.function.Parameters.BIGINT;
import static io.skerry.function.Parameters.INT;
import static io.skerry.function.Parameters.TEXT;
import static io.skerry.function.Parameters.TEXT_OR_BINARY;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.types.CodePage1252;
import io.skerry.types.Collation;
import io.skerry.types.LikePattern;
import io.skerry.types.SqlType;
import io.skerry.types.Strings;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that look into strings or cut them (T-SQL, "String functions"). */
final class StringFunctions {
  private StringFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    lengths(rows);
    parts(rows);
    cases(rows);
    trims(rows);
    searches(rows);
    codes(rows);
    return rows;
  }

  private static Collation collation(Arguments in, int argument) {
    return Objects.requireNonNull(in.type(argument).collation());
  }

  private static void lengths(FunctionRows rows) {
    rows.strict(
        "LEN",
        Parameters.of(TEXT_OR_BINARY),
        Results.LENGTH,
        (in, out) ->
            out.put(
                in.type(0).kind().isBinary()
                    ? (long) in.bytes(0).length
                    : (long) Strings.trimmedLength(in.text(0))),
        "The number of characters, without spaces at the end.",
        "LEN('abc  ')",
        "3");
    rows.strict(
        "DATALENGTH",
        Parameters.of(Parameters.ANY),
        Results.LENGTH,
        (in, out) -> out.put(bytesOf(in.type(0), Objects.requireNonNull(in.value(0)))),
        "The number of bytes of a value.",
        "DATALENGTH(N'abc')",
        "6");
  }

  /** The bytes that a value takes as DATALENGTH counts them. */
  static long bytesOf(SqlType type, Object value) {
    return switch (type.kind()) {
      case CHAR, VARCHAR -> ((String) value).length();
      case NCHAR, NVARCHAR -> ((String) value).length() * 2L;
      case BINARY, VARBINARY -> ((byte[]) value).length;
      case BIT, TINYINT -> 1;
      case SMALLINT -> 2;
      case INT, SMALLMONEY, REAL, SMALLDATETIME -> 4;
      case BIGINT, MONEY, FLOAT, DATETIME -> 8;
      case DATE -> 3;
      case TIME -> timeBytes(type.scale());
      case DATETIME2 -> timeBytes(type.scale()) + 3;
      case DATETIMEOFFSET -> timeBytes(type.scale()) + 5;
      case DECIMAL, NUMERIC ->
          type.precision() <= 9 ? 5 : type.precision() <= 19 ? 9 : type.precision() <= 28 ? 13 : 17;
      case UNIQUEIDENTIFIER -> 16;
      case SQL_VARIANT -> bytesOf(((Variant) value).type(), ((Variant) value).value());
    };
  }

  private static long timeBytes(int scale) {
    return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  }

  private static void parts(FunctionRows rows) {
    rows.strict(
        "SUBSTRING",
        Parameters.of(TEXT_OR_BINARY, BIGINT, BIGINT),
        Results.VARYING,
        StringFunctions::substring,
        "The characters from a place on, counted from 1.",
        "SUBSTRING('abcdef', 2, 3)",
        "bcd");
    rows.strict(
        "LEFT",
        Parameters.of(TEXT, INT),
        Results.VARYING,
        (in, out) -> {
          String text = in.text(0);
          out.put(text.substring(0, length(in, "left", text.length())));
        },
        "The first characters.",
        "LEFT('abcdef', 2)",
        "ab");
    rows.strict(
        "RIGHT",
        Parameters.of(TEXT, INT),
        Results.VARYING,
        (in, out) -> {
          String text = in.text(0);
          out.put(text.substring(text.length() - length(in, "right", text.length())));
        },
        "The last characters.",
        "RIGHT('abcdef', 2)",
        "ef");
    rows.strict(
        "REVERSE",
        Parameters.of(TEXT),
        Results.VARYING,
        (in, out) -> out.put(new StringBuilder(in.text(0)).reverse().toString()),
        "The characters in reverse order.",
        "REVERSE('abc')",
        "cba");
  }

  private static void substring(Arguments in, Result out) {
    long length = in.integer(2);
    if (length < 0) {
      throw new SqlException(SqlError.SUBSTRING_LENGTH_INVALID);
    }
    boolean binary = in.type(0).kind().isBinary();
    int size = binary ? in.bytes(0).length : in.text(0).length();
    long start = in.integer(1) - 1;
    long last = start > Long.MAX_VALUE - length ? Long.MAX_VALUE : start + length;
    int from = Math.clamp(start, 0, size);
    int end = Math.clamp(last, from, size);
    if (binary) {
      out.put(Arrays.copyOfRange(in.bytes(0), from, end));
    } else {
      out.put(in.text(0).substring(from, end));
    }
  }

  private static int length(Arguments in, String function, int most) {
    long wanted = in.integer(1);
    if (wanted < 0) {
      throw function.equals("left")
          ? new SqlException(SqlError.LEFT_LENGTH_INVALID)
          : new SqlException(SqlError.LENGTH_INVALID, function);
    }
    return (int) Math.min(wanted, most);
  }

  private static void cases(FunctionRows rows) {
    rows.strict(
        "UPPER",
        Parameters.of(TEXT),
        Results.VARYING,
        (in, out) -> out.put(in.text(0).toUpperCase(Locale.ROOT)),
        "The text in upper case.",
        "UPPER('Abc')",
        "ABC");
    rows.strict(
        "LOWER",
        Parameters.of(TEXT),
        Results.VARYING,
        (in, out) -> out.put(in.text(0).toLowerCase(Locale.ROOT)),
        "The text in lower case.",
        "LOWER('Abc')",
        "abc");
  }

  private static void trims(FunctionRows rows) {
    trim(rows, "LTRIM", true, false, "at its beginning", "LTRIM('  abc')", "abc");
    trim(rows, "RTRIM", false, true, "at its end", "RTRIM('abc  ') + '.'", "abc.");
    trim(rows, "TRIM", true, true, "at both ends", "TRIM('  abc ') + '.'", "abc.");
  }

  private static void trim(
      FunctionRows rows,
      String name,
      boolean begin,
      boolean end,
      String where,
      String example,
      String expected) {
    rows.strict(
        name,
        Parameters.of(TEXT, TEXT).optional(1),
        Results.VARYING,
        (in, out) -> out.put(trim(in.text(0), characters(in), begin, end)),
        "The text without spaces, or the characters given, " + where + ".",
        example,
        expected);
  }

  private static String characters(Arguments in) {
    return in.count() > 1 ? in.text(1) : " ";
  }

  private static String trim(String text, String characters, boolean begin, boolean end) {
    int from = 0;
    int to = text.length();
    while (begin && from < to && characters.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (end && to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static void searches(FunctionRows rows) {
    rows.strict(
        "CHARINDEX",
        Parameters.of(TEXT, TEXT, BIGINT).optional(1),
        types -> types.get(1).isMax() ? SqlType.BIGINT : SqlType.INT,
        (in, out) -> {
          int from = in.count() > 2 ? Math.max(in.small(2), 1) - 1 : 0;
          String wanted = in.text(0);
          boolean found = !wanted.isEmpty() && from <= in.text(1).length();
          out.put(found ? TextSearch.indexOf(in.text(1), wanted, from, collation(in, 1)) + 1L : 0L);
        },
        "The place of one string in another, from a place on; 0 if it is not there.",
        "CHARINDEX('c', 'abcabc', 4)",
        "6");
    rows.add(
        "PATINDEX",
        Parameters.of(TEXT, TEXT),
        types -> types.get(1).isMax() ? SqlType.BIGINT : SqlType.INT,
        Nulls.STRICT,
        call -> new PatternIndex()::find,
        "The place where a pattern of LIKE begins in a string; 0 if it does not match.",
        "PATINDEX('%[0-9]%', 'abc123')",
        "4");
  }

  /** PATINDEX with the pattern made ready for as long as it stays the same. */
  private static final class PatternIndex {
    private @Nullable String ready;
    private boolean anywhere;
    private @Nullable LikePattern pattern;

    void find(Arguments in, Result out) {
      String text = in.text(0);
      LikePattern compiled = pattern;
      if (compiled == null || !text.equals(ready)) {
        anywhere = text.startsWith("%");
        compiled =
            LikePattern.compile(
                anywhere ? text.substring(1) : text,
                LikePattern.NO_ESCAPE,
                collation(in, 1),
                in.type(0).kind().isUnicode() || in.type(1).kind().isUnicode());
        pattern = compiled;
        ready = text;
      }
      out.put(place(compiled, in.text(1)));
    }

    private long place(LikePattern compiled, String value) {
      int last = anywhere ? value.length() : 0;
      for (int from = 0; from <= last; from++) {
        if (compiled.matches(value.substring(from))) {
          return Math.min(from + 1, Math.max(value.length(), 1));
        }
      }
      return 0;
    }
  }

  private static void codes(FunctionRows rows) {
    rows.orNull(
        "CHAR",
        Parameters.of(INT),
        Results.type(SqlType.string(TypeKind.CHAR, 1, Collation.DEFAULT)),
        (in, out) -> {
          long code = in.integer(0);
          if (code < 0 || code > 255) {
            out.putNull();
          } else {
            out.put(CodePage1252.decode(new byte[] {(byte) code}));
          }
        },
        "The character of a code of the code page.",
        "CHAR(65)",
        "A");
    rows.orNull(
        "NCHAR",
        Parameters.of(INT),
        Results.type(SqlType.string(TypeKind.NCHAR, 1, Collation.DEFAULT)),
        (in, out) -> {
          long code = in.integer(0);
          if (code < 0 || code > 0xFFFF) {
            out.putNull();
          } else {
            out.put(String.valueOf((char) code));
          }
        },
        "The Unicode character of a code.",
        "NCHAR(955)",
        "\u03bb");
    rows.orNull(
        "ASCII",
        Parameters.of(TEXT),
        Results.type(SqlType.INT),
        (in, out) -> {
          if (in.text(0).isEmpty()) {
            out.putNull();
          } else {
            out.put(CodePage1252.encode(in.text(0).substring(0, 1))[0] & 0xFFL);
          }
        },
        "The code of the first character in the code page.",
        "ASCII('A')",
        "65");
    rows.orNull(
        "UNICODE",
        Parameters.of(TEXT),
        Results.type(SqlType.INT),
        (in, out) -> {
          if (in.text(0).isEmpty()) {
            out.putNull();
          } else {
            out.put((long) in.text(0).charAt(0));
          }
        },
        "The Unicode number of the first character.",
        "UNICODE(N'\u03bb')",
        "955");
  }
}
