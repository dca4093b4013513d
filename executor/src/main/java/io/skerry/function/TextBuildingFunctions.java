package io.skerry.function;

import static io.skerry.function.Parameters.FLOAT;
import static io.skerry.function.Parameters.INT;
import static io.skerry.function.Parameters.TEXT;
import static io.skerry.function.Parameters.UNICODE;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that make strings (T-SQL, "String functions"). */
final class TextBuildingFunctions {
  private TextBuildingFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    replacing(rows);
    repeating(rows);
    joining(rows);
    quoting(rows);
    sounds(rows);
    return rows;
  }

  private static void replacing(FunctionRows rows) {
    rows.strict(
        "REPLACE",
        Parameters.of(TEXT, TEXT, TEXT),
        types -> Results.longest(Results.joined(types)),
        (in, out) ->
            out.put(
                replace(
                    in.text(0),
                    in.text(1),
                    in.text(2),
                    Objects.requireNonNull(in.type(0).collation()))),
        "The text with every occurrence of one string replaced by another.",
        "REPLACE('abcabc', 'B', 'x')",
        "axcaxc");
    rows.add(
        "STUFF",
        Parameters.of(TEXT, INT, INT, TEXT),
        types -> Results.longest(Results.joined(List.of(types.get(0), types.get(3)))),
        Nulls.SEEN,
        call -> TextBuildingFunctions::stuff,
        "The text with a number of characters from a place on replaced.",
        "STUFF('abcdef', 2, 3, 'xy')",
        "axyef");
    rows.strict(
        "TRANSLATE",
        Parameters.of(TEXT, TEXT, TEXT),
        Results.VARYING,
        TextBuildingFunctions::translate,
        "The text with each character of one list replaced by the one at the same place of another.",
        "TRANSLATE('2*[3+4]', '[]', '()')",
        "2*(3+4)");
  }

  private static String replace(String text, String from, String to, Collation collation) {
    int at = from.isEmpty() ? -1 : TextSearch.indexOf(text, from, 0, collation);
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    while (at >= 0) {
      out.append(text, copied, at).append(to);
      copied = at + from.length();
      at = TextSearch.indexOf(text, from, copied, collation);
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static void stuff(Arguments in, Result out) {
    if (in.isNull(0) || in.isNull(1) || in.isNull(2)) {
      out.putNull();
      return;
    }
    String text = in.text(0);
    int start = in.small(1);
    int length = in.small(2);
    if (start <= 0 || start > text.length() || length < 0) {
      out.putNull();
      return;
    }
    String replacement = in.isNull(3) ? "" : in.text(3);
    int end = (int) Math.min((long) start - 1 + length, text.length());
    out.put(text.substring(0, start - 1) + replacement + text.substring(end));
  }

  private static void translate(Arguments in, Result out) {
    String from = in.text(1);
    String to = in.text(2);
    if (from.length() != to.length()) {
      throw new SqlException(SqlError.TRANSLATE_LENGTHS);
    }
    Collation collation = Objects.requireNonNull(in.type(0).collation());
    char[] characters = in.text(0).toCharArray();
    for (int i = 0; i < characters.length; i++) {
      int place = TextSearch.indexOf(from, String.valueOf(characters[i]), 0, collation);
      if (place >= 0) {
        characters[i] = to.charAt(place);
      }
    }
    out.put(new String(characters));
  }

  private static void repeating(FunctionRows rows) {
    rows.orNull(
        "REPLICATE",
        Parameters.of(TEXT, INT),
        Results.VARYING_LONG,
        (in, out) -> repeat(in.text(0), in.integer(1), out),
        "The text repeated.",
        "REPLICATE('ab', 3)",
        "ababab");
    rows.orNull(
        "SPACE",
        Parameters.of(INT),
        Results.type(SqlType.varchar(TypeRules.BYTES_MAX)),
        (in, out) -> repeat(" ", in.integer(0), out),
        "A number of spaces.",
        "SPACE(2) + '.'",
        "  .");
  }

  private static void repeat(String text, long times, Result out) {
    if (times < 0) {
      out.putNull();
      return;
    }
    int bound = out.type().isMax() ? Integer.MAX_VALUE / 4 : out.type().length();
    long enough = text.isEmpty() ? 0 : Math.min(times, bound / text.length() + 1L);
    out.put(text.repeat((int) enough));
  }

  private static void joining(FunctionRows rows) {
    rows.add(
        "CONCAT",
        Parameters.atLeast(2, TEXT),
        Results::joined,
        Nulls.SEEN_NEVER_NULL,
        call ->
            (in, out) -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < in.count(); i++) {
                text.append(in.isNull(i) ? "" : in.text(i));
              }
              out.put(text.toString());
            },
        "All arguments as one string; NULL counts as empty.",
        "CONCAT('a', 1, NULL, 'b')",
        "a1b");
    rows.add(
        "CONCAT_WS",
        Parameters.atLeast(3, TEXT),
        types -> Results.longest(Results.joined(types)),
        Nulls.SEEN_NEVER_NULL,
        call -> TextBuildingFunctions::joinWithSeparator,
        "All arguments but the first joined by it; NULLs are left out.",
        "CONCAT_WS('-', 1, NULL, 'b')",
        "1-b");
  }

  private static void joinWithSeparator(Arguments in, Result out) {
    String separator = in.isNull(0) ? "" : in.text(0);
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (int i = 1; i < in.count(); i++) {
      if (!in.isNull(i)) {
        text.append(first ? "" : separator).append(in.text(i));
        first = false;
      }
    }
    out.put(text.toString());
  }

  private static void quoting(FunctionRows rows) {
    rows.orNull(
        "QUOTENAME",
        Parameters.of(UNICODE, UNICODE).optional(1),
        Results.type(SqlType.nvarchar(258)),
        (in, out) -> out.set(quote(in.text(0), in.count() > 1 ? in.text(1) : "[")),
        "A name in brackets, or the quotes given, as an identifier.",
        "QUOTENAME('a]b')",
        "[a]]b]");
    rows.orNull(
        "STR",
        Parameters.of(FLOAT, INT, INT).optional(2),
        types -> SqlType.varchar(types.size() == 1 ? 10 : TypeRules.BYTES_MAX),
        TextBuildingFunctions::str,
        "A number as text of a length, with a number of digits after the point.",
        "STR(123.456, 7, 2)",
        " 123.46");
    rows.orNull(
        "STRING_ESCAPE",
        Parameters.of(UNICODE, TEXT),
        Results.type(SqlType.nvarchar(SqlType.MAX)),
        (in, out) -> {
          if (!in.text(1).equalsIgnoreCase("json")) {
            throw new SqlException(SqlError.STRING_ESCAPE_TYPE);
          }
          out.put(escapeJson(in.text(0)));
        },
        "The text with the characters escaped that JSON does not take as they are.",
        "STRING_ESCAPE('a/\"b\"', 'json')",
        "a\\/\\\"b\\\"");
  }

  /** QUOTENAME; null where the name is too long or the quote is none. */
  static @Nullable String quote(String name, String quote) {
    if (name.length() > 128 || quote.isEmpty()) {
      return null;
    }
    char open = quote.charAt(0);
    String pair =
        switch (open) {
          case '[', ']' -> "[]";
          case '(', ')' -> "()";
          case '<', '>' -> "<>";
          case '{', '}' -> "{}";
          case '\'', '"', '`' -> "" + open + open;
          default -> "";
        };
    if (pair.isEmpty()) {
      return null;
    }
    String close = pair.substring(1);
    return pair.charAt(0) + name.replace(close, close + close) + close;
  }

  private static void str(Arguments in, Result out) {
    int length = in.count() > 1 ? in.small(1) : 10;
    int decimals = in.count() > 2 ? in.small(2) : 0;
    if (length < 1 || length > TypeRules.BYTES_MAX || decimals < 0) {
      out.putNull();
      return;
    }
    BigDecimal exact = new BigDecimal(in.number(0));
    String whole = exact.setScale(0, RoundingMode.HALF_UP).toPlainString();
    int room = Math.max(0, length - exact.toBigInteger().toString().length() - 1);
    int digits = Math.min(Math.min(decimals, 16), room);
    String text = exact.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    if (text.length() > length) {
      text = whole.length() > length ? "*".repeat(length) : whole;
    }
    out.put(" ".repeat(length - text.length()) + text);
  }

  private static String escapeJson(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\', '/' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 32) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static void sounds(FunctionRows rows) {
    rows.strict(
        "SOUNDEX",
        Parameters.of(TEXT),
        Results.type(SqlType.varchar(4)),
        (in, out) -> out.put(soundex(in.text(0))),
        "Four characters that stand for how a text sounds in English.",
        "SOUNDEX('Smith')",
        "S530");
    rows.strict(
        "DIFFERENCE",
        Parameters.of(TEXT, TEXT),
        Results.type(SqlType.INT),
        (in, out) -> {
          String left = soundex(in.text(0));
          String right = soundex(in.text(1));
          long equal = 0;
          for (int i = 0; i < 4; i++) {
            equal += left.charAt(i) == right.charAt(i) ? 1 : 0;
          }
          out.put(equal);
        },
        "How alike two texts sound, from 0 to 4.",
        "DIFFERENCE('Smith', 'Smythe')",
        "4");
  }

  /**
   * The letters' classes of the Soundex of the 1918 patent; vowels part equal codes, H and W do
   * not.
   */
  private static String soundex(String text) {
    StringBuilder out = new StringBuilder();
    char last = '0';
    for (int i = 0; i < text.length() && out.length() < 4; i++) {
      char letter = Character.toUpperCase(text.charAt(i));
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      char code = "01230120022455012623010202".charAt(letter - 'A');
      if (out.isEmpty()) {
        out.append(letter);
      } else if (code != '0' && code != last) {
        out.append(code);
      }
      if (letter != 'H' && letter != 'W') {
        last = code;
      }
    }
    if (out.isEmpty()) {
      return "0000";
    }
    return out.append("000").substring(0, 4);
  }
}
