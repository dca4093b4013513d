package io.skerry.proc;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.IsolationLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Applies SET options (T-SQL, "SET Statements").
 *
 * <p>Options whose other value Skerry has no behaviour for are accepted as clients send them at
 * connect: they are all ON (or OFF) as SQL Server's drivers want them.
 */
final class SetOptions {
  private final SessionState state;

  SetOptions(SessionState state) {
    this.state = state;
  }

  void apply(String name, String text, @Nullable Object value) {
    SessionSettings settings = state.settings();
    switch (name) {
      case "NOCOUNT",
          "XACT_ABORT",
          "QUOTED_IDENTIFIER",
          "IMPLICIT_TRANSACTIONS",
          "FMTONLY",
          "NOEXEC",
          "PARSEONLY",
          "ANSI_DEFAULTS" ->
          settings.setSwitch(name, text.equals("ON"));
      case "ROWCOUNT" -> settings.setRowLimit(number(name, value));
      case "TEXTSIZE" -> settings.setTextSize(number(name, value));
      case "DATEFIRST" -> setDateFirst(settings, number(name, value));
      case "DATEFORMAT" -> requireDateFormat(word(text, value));
      case "LANGUAGE" -> requireLanguage(word(text, value));
      case "LOCK_TIMEOUT" -> {
        settings.setLockTimeoutMillis(number(name, value));
        state.transactions().setLockTimeoutMillis(settings.lockTimeoutMillis());
      }
      case "TRANSACTION ISOLATION LEVEL" -> setIsolation(settings, text);
      case "IDENTITY_INSERT" -> setIdentityInsert(settings, text);
      case "ANSI_NULLS", "CONCAT_NULL_YIELDS_NULL" -> refuseOff(name, text);
      case "ANSI_NULL_DFLT_ON",
          "ANSI_NULL_DFLT_OFF",
          "ANSI_PADDING",
          "ANSI_WARNINGS",
          "ARITHABORT",
          "ARITHIGNORE",
          "CURSOR_CLOSE_ON_COMMIT",
          "NUMERIC_ROUNDABORT",
          "NO_BROWSETABLE",
          "DEADLOCK_PRIORITY",
          "CONTEXT_INFO",
          "FIPS_FLAGGER",
          "FORCEPLAN",
          "OFFSETS",
          "QUERY_GOVERNOR_COST_LIMIT",
          "REMOTE_PROC_TRANSACTIONS",
          "DISABLE_DEF_CNST_CHK" -> {}
      default -> throw new SqlException(SqlError.NOT_A_SET_OPTION, name);
    }
  }

  private static long number(String name, @Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, name);
  }

  private static String word(String text, @Nullable Object value) {
    return value == null ? text : value.toString();
  }

  private static void setDateFirst(SessionSettings settings, long day) {
    if (day < 1 || day > 7) {
      throw new SqlException(SqlError.DATEFIRST_RANGE, day);
    }
    settings.setFirstDayOfWeek((int) day);
  }

  /** Dates are read month first; another order would silently give other dates. */
  private static void requireDateFormat(String format) {
    if (!format.equalsIgnoreCase("mdy")) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "DATEFORMAT " + format);
    }
  }

  /**
   * Comparisons with NULL and concatenation follow the standard; SQL Server itself means to drop
   * the other way.
   */
  private static void refuseOff(String name, String text) {
    if (text.equals("OFF")) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, name + " OFF");
    }
  }

  private static void requireLanguage(String language) {
    String known = language.toLowerCase(Locale.ROOT);
    if (!known.equals("us_english") && !known.equals("english")) {
      throw new SqlException(SqlError.NOT_A_LANGUAGE, language);
    }
  }

  /**
   * Reads are by row versions, which is at least as strong as the first two levels; the others come
   * with the store's locks.
   */
  private static void setIsolation(SessionSettings settings, String text) {
    switch (text) {
      case "READ COMMITTED" -> settings.setIsolation(IsolationLevel.READ_COMMITTED);
      case "READ UNCOMMITTED" -> settings.setIsolation(IsolationLevel.READ_UNCOMMITTED);
      default -> throw new SqlException(SqlError.UNSUPPORTED_OPTION, "Isolation level " + text);
    }
  }

  /** The text is {@code database.schema.table ON} or {@code ... OFF}. */
  private void setIdentityInsert(SessionSettings settings, String text) {
    int space = text.lastIndexOf(' ');
    String table = text.substring(0, space);
    if (text.endsWith(" ON")) {
      String open = settings.identityInsert();
      if (!open.isEmpty() && !open.equalsIgnoreCase(table)) {
        throw new SqlException(SqlError.IDENTITY_INSERT_ALREADY_ON, open, table);
      }
      settings.setIdentityInsert(table);
    } else {
      settings.setIdentityInsert("");
    }
  }
}
