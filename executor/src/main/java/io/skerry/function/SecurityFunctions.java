package io.skerry.function;

import static io.skerry.function.Parameters.ANY;
import static io.skerry.function.Parameters.UNICODE;

import io.skerry.types.SqlType;
import java.util.Locale;

/**
 * Names and rights of principals (T-SQL, "Security functions"). There is one login so far, {@code
 * sa}: dbo in each database and member of sysadmin, so every permission is granted.
 */
final class SecurityFunctions {
  private static final SqlType NAME = SqlType.nvarchar(128);
  private static final String DBO = "dbo";

  private SecurityFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    users(rows);
    logins(rows);
    rights(rows);
    return rows;
  }

  private static void users(FunctionRows rows) {
    rows.sessionValue("CURRENT_USER", NAME, session -> DBO, "The database user.", DBO);
    rows.sessionValue("SESSION_USER", NAME, session -> DBO, "The database user.", DBO);
    rows.sessionValue("USER", NAME, session -> DBO, "The database user.", DBO);
    rows.ofSession(
        "USER_NAME",
        Parameters.of(Parameters.INT).optional(1),
        NAME,
        (in, out) -> out.set(in.count() == 0 || !in.isNull(0) && in.integer(0) == 1 ? DBO : null),
        "The name of a database user by its id; the current one without.",
        "USER_NAME()",
        DBO);
    rows.ofSession(
        "USER_ID",
        Parameters.of(UNICODE).optional(1),
        SqlType.INT,
        (in, out) ->
            out.set(
                in.count() == 0 || !in.isNull(0) && in.text(0).equalsIgnoreCase(DBO) ? 1L : null),
        "The id of a database user by its name.",
        "USER_ID('dbo')",
        "1");
    rows.ofSession(
        "DATABASE_PRINCIPAL_ID",
        Parameters.of(UNICODE).optional(1),
        SqlType.INT,
        (in, out) ->
            out.set(
                in.count() == 0 || !in.isNull(0) && in.text(0).equalsIgnoreCase(DBO) ? 1L : null),
        "The id of a database principal by its name.",
        "DATABASE_PRINCIPAL_ID('dbo')",
        "1");
  }

  private static void logins(FunctionRows rows) {
    rows.sessionValue("SYSTEM_USER", NAME, SessionFacts::loginName, "The login's name.", "*");
    rows.sessionValue("ORIGINAL_LOGIN", NAME, SessionFacts::loginName, "The login's name.", "*");
    for (String name : new String[] {"SUSER_NAME", "SUSER_SNAME"}) {
      rows.ofSession(
          name,
          Parameters.of(ANY).optional(1),
          NAME,
          (in, out) -> {
            boolean own = in.count() == 0;
            boolean sa = !own && !in.isNull(0) && isSa(in);
            out.set(own ? in.session().loginName() : sa ? "sa" : null);
          },
          "The name of a login by its id; the session's own without.",
          name + "()",
          "*");
    }
    rows.ofSession(
        "SUSER_ID",
        Parameters.of(UNICODE).optional(1),
        SqlType.INT,
        (in, out) -> out.set(isLogin(in) ? 1L : null),
        "The id of a login by its name.",
        "SUSER_ID('sa')",
        "1");
    rows.ofSession(
        "SUSER_SID",
        Parameters.of(UNICODE).optional(1),
        SqlType.varbinary(85),
        (in, out) -> out.set(isLogin(in) ? new byte[] {1} : null),
        "The security identifier of a login by its name.",
        "SUSER_SID('sa')",
        "*");
  }

  private static boolean isSa(Arguments in) {
    Object id = in.value(0);
    return id instanceof Long number && number == 1
        || id instanceof byte[] sid && sid.length == 1 && sid[0] == 1;
  }

  private static boolean isLogin(Arguments in) {
    return in.count() == 0 || !in.isNull(0) && in.text(0).equalsIgnoreCase("sa");
  }

  private static void rights(FunctionRows rows) {
    rows.ofSession(
        "IS_SRVROLEMEMBER",
        Parameters.of(UNICODE, UNICODE).optional(1),
        SqlType.INT,
        (in, out) -> out.set(in.isNull(0) ? null : serverRole(in.text(0))),
        "Whether the login is a member of a server role.",
        "IS_SRVROLEMEMBER('sysadmin')",
        "1");
    for (String name : new String[] {"IS_MEMBER", "IS_ROLEMEMBER"}) {
      rows.ofSession(
          name,
          Parameters.of(UNICODE, UNICODE).optional(1),
          SqlType.INT,
          (in, out) -> out.set(in.isNull(0) ? null : databaseRole(in.text(0))),
          "Whether the user is a member of a database role.",
          name + "('db_owner')",
          "1");
    }
    rows.ofSession(
        "HAS_PERMS_BY_NAME",
        Parameters.of(UNICODE, UNICODE, UNICODE, UNICODE, UNICODE).optional(2),
        SqlType.INT,
        (in, out) -> out.set(1L),
        "Whether the user has a permission on a securable.",
        "HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE')",
        "1");
    rows.ofSession(
        "HAS_DBACCESS",
        Parameters.of(UNICODE),
        SqlType.INT,
        (in, out) -> {
          boolean there = !in.isNull(0) && in.session().catalog().database(in.text(0)) != null;
          out.set(there ? 1L : null);
        },
        "Whether the user may use a database; NULL where there is none of the name.",
        "HAS_DBACCESS('master')",
        "1");
  }

  private static @org.jspecify.annotations.Nullable Long serverRole(String role) {
    return switch (role.toLowerCase(Locale.ROOT)) {
      case "sysadmin", "public" -> 1L;
      case "serveradmin",
          "setupadmin",
          "securityadmin",
          "processadmin",
          "dbcreator",
          "diskadmin",
          "bulkadmin" ->
          1L;
      default -> null;
    };
  }

  private static @org.jspecify.annotations.Nullable Long databaseRole(String role) {
    return switch (role.toLowerCase(Locale.ROOT)) {
      case "db_owner", "public" -> 1L;
      case "db_accessadmin",
          "db_securityadmin",
          "db_ddladmin",
          "db_backupoperator",
          "db_datareader",
          "db_datawriter" ->
          1L;
      case "db_denydatareader", "db_denydatawriter" -> 0L;
      default -> null;
    };
  }
}
