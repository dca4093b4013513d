package io.skerry.system;

/** The fixed roles and first principals of a database, with SQL Server's ids. */
enum DatabaseRole {
  PUBLIC("public", 0, false),
  DB_OWNER("db_owner", 16384, true),
  DB_ACCESSADMIN("db_accessadmin", 16385, true),
  DB_SECURITYADMIN("db_securityadmin", 16386, true),
  DB_DDLADMIN("db_ddladmin", 16387, true),
  DB_BACKUPOPERATOR("db_backupoperator", 16389, true),
  DB_DATAREADER("db_datareader", 16390, true),
  DB_DATAWRITER("db_datawriter", 16391, true),
  DB_DENYDATAREADER("db_denydatareader", 16392, true),
  DB_DENYDATAWRITER("db_denydatawriter", 16393, true);

  private final String roleName;
  private final int principalId;
  private final boolean ownsSchema;

  DatabaseRole(String roleName, int principalId, boolean ownsSchema) {
    this.roleName = roleName;
    this.principalId = principalId;
    this.ownsSchema = ownsSchema;
  }

  String roleName() {
    return roleName;
  }

  int principalId() {
    return principalId;
  }

  /** Whether a schema has its name and id. */
  boolean ownsSchema() {
    return ownsSchema;
  }
}
