package io.skerry.proc;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of RAISERROR with its arguments put in (T-SQL, "RAISERROR"). */
final class RaisedMessage {
  private static final int TEXT_MAX = 2047;
  private static final int USER_MESSAGE = 50_000;

  /** {@code % [flags] [width] [.precision] [h|l] type}. */
  private static final Pattern PLACE =
      Pattern.compile("%(%|([-+0# ]*)(\\*|\\d+)?(?:\\.(\\*|\\d+))?(?:I64|[hl])?([diosuxX]))");

  private RaisedMessage() {}

  static SqlException build(
      @Nullable Object message,
      int severity,
      int state,
      List<@Nullable Object> arguments,
      int line) {
    if (severity > 25) {
      return build(message, 25, state, arguments, line);
    }
    if (message instanceof Long number) {
      String known =
          "Error "
              + number
              + ", severity "
              + severity
              + ", state "
              + state
              + " was raised, but no message with that error number was found in sys.messages. If error is larger than 50000, make sure the user-defined message is added using sp_addmessage.";
      return new SqlException(
          SqlError.NO_SUCH_USER_MESSAGE.number(), severity, state, known, line, null);
    }
    String text = format(message == null ? "" : message.toString(), arguments);
    return new SqlException(
        USER_MESSAGE,
        Math.max(0, severity),
        state,
        text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX - 3) + "..." : text,
        line,
        null);
  }

  private static String format(String template, List<@Nullable Object> arguments) {
    Matcher matcher = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    int next = 0;
    int from = 0;
    while (matcher.find()) {
      out.append(template, from, matcher.start());
      from = matcher.end();
      if (matcher.group(1).equals("%")) {
        out.append('%');
        continue;
      }
      String width = matcher.group(3);
      if ("*".equals(width)) {
        width = String.valueOf(next < arguments.size() ? arguments.get(next) : "");
        next++;
      }
      String precision = matcher.group(4);
      if ("*".equals(precision)) {
        precision = String.valueOf(next < arguments.size() ? arguments.get(next) : "");
        next++;
      }
      Object value = next < arguments.size() ? arguments.get(next) : null;
      next++;
      out.append(formatOne(matcher.group(2), width, precision, matcher.group(5), value));
    }
    return out.append(template.substring(from)).toString();
  }

  private static String formatOne(
      String flags,
      @Nullable String width,
      @Nullable String precision,
      String type,
      @Nullable Object value) {
    String body;
    if (value == null) {
      body = "(null)";
    } else if (type.equals("s")) {
      body = value.toString();
      body =
          precision == null
              ? body
              : body.substring(0, Math.min(body.length(), Integer.parseInt(precision)));
    } else if (value instanceof Long number) {
      body = integer(flags, type, number);
    } else {
      throw new SqlException(SqlError.RAISERROR_ARGUMENT_TYPE);
    }
    int wanted = width == null ? 0 : Integer.parseInt(width);
    if (body.length() >= wanted) {
      return body;
    }
    String padding =
        (flags.contains("0") && !type.equals("s") ? "0" : " ").repeat(wanted - body.length());
    return flags.contains("-") ? body + padding : padding + body;
  }

  private static String integer(String flags, String type, long number) {
    boolean alternate = flags.contains("#");
    return switch (type) {
      case "o" -> (alternate ? "0" : "") + Integer.toOctalString((int) number);
      case "x" -> (alternate ? "0x" : "") + Integer.toHexString((int) number);
      case "X" ->
          (alternate ? "0X" : "") + Integer.toHexString((int) number).toUpperCase(Locale.ROOT);
      case "u" -> Integer.toUnsignedString((int) number);
      default -> (flags.contains("+") && number >= 0 ? "+" : "") + number;
    };
  }
}
