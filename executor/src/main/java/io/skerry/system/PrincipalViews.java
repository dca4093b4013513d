package io.skerry.system;

import io.skerry.catalog.SchemaIds;
import java.time.Instant;

/** Logins, users, roles and permissions ("Security catalog views"). */
final class PrincipalViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.server_principals
        name sysname, principal_id int, sid varbinary(85) null, type char(1),
        type_desc nvarchar(60) null, is_disabled bit null = 0, create_date datetime,
        modify_date datetime, default_database_name sysname null,
        default_language_name sysname null, credential_id int null,
        owning_principal_id int null, is_fixed_role bit

      sys.sql_logins
        name sysname, principal_id int, sid varbinary(85) null, type char(1),
        type_desc nvarchar(60) null, is_disabled bit null = 0, create_date datetime,
        modify_date datetime, default_database_name sysname null,
        default_language_name sysname null, credential_id int null,
        is_policy_checked bit null = 1, is_expiration_checked bit null = 0,
        password_hash varbinary(256) null

      sys.server_role_members
        role_principal_id int, member_principal_id int

      sys.server_permissions
        class tinyint, class_desc nvarchar(60) null, major_id int, minor_id int,
        grantee_principal_id int, grantor_principal_id int, type char(4),
        permission_name nvarchar(128) null, state char(1), state_desc nvarchar(60) null

      sys.database_principals
        name sysname, principal_id int, type char(1), type_desc nvarchar(60) null,
        default_schema_name sysname null, create_date datetime, modify_date datetime,
        owning_principal_id int null, sid varbinary(85) null, is_fixed_role bit,
        authentication_type int, authentication_type_desc nvarchar(60) null,
        default_language_name sysname null, default_language_lcid int null,
        allow_encrypted_value_modifications bit = 0

      sys.database_role_members
        role_principal_id int, member_principal_id int

      sys.database_permissions
        + sys.server_permissions

      sys.login_token
        principal_id int null, sid varbinary(85) null, name nvarchar(128) null,
        type nvarchar(128) null, usage nvarchar(128) null

      sys.user_token
        + sys.login_token

      sys.credentials
        credential_id int, name sysname, credential_identity nvarchar(4000) null,
        create_date datetime, modify_date datetime, target_type nvarchar(100) null,
        target_id int null

      sys.database_credentials
        + sys.credentials

      sys.database_scoped_credentials
        + sys.credentials

      sys.symmetric_keys
        name sysname, principal_id int null, symmetric_key_id int, key_length int,
        key_algorithm char(2), algorithm_desc nvarchar(60) null, create_date datetime,
        modify_date datetime, key_guid uniqueidentifier null, key_thumbprint sql_variant null,
        provider_type nvarchar(120) null, cryptographic_provider_guid uniqueidentifier null,
        cryptographic_provider_algid sql_variant null

      sys.asymmetric_keys
        name sysname, principal_id int null, asymmetric_key_id int,
        pvt_key_encryption_type char(2), pvt_key_encryption_type_desc nvarchar(60) null,
        thumbprint varbinary(32), algorithm char(2), algorithm_desc nvarchar(60) null,
        key_length int null, sid varbinary(85) null, string_sid nvarchar(128) null,
        public_key varbinary(max) null, attested_by nvarchar(260) null,
        provider_type nvarchar(120) null, cryptographic_provider_guid uniqueidentifier null,
        cryptographic_provider_algid sql_variant null

      sys.certificates
        name sysname, certificate_id int, principal_id int null,
        pvt_key_encryption_type char(2), pvt_key_encryption_type_desc nvarchar(60) null,
        is_active_for_begin_dialog bit null, issuer_name nvarchar(442) null,
        cert_serial_number nvarchar(64) null, sid varbinary(85) null,
        string_sid nvarchar(128) null, subject nvarchar(4000) null, expiry_date datetime null,
        start_date datetime null, thumbprint varbinary(32), attested_by nvarchar(260) null,
        pvt_key_last_backup_date datetime null, key_length int null

      sys.key_encryptions
        key_id int, thumbprint varbinary(32) null, crypt_type char(4) null,
        crypt_type_desc nvarchar(60) null, crypt_property varbinary(max) null

      sys.column_master_keys
        name sysname, column_master_key_id int, create_date datetime, modify_date datetime,
        key_store_provider_name nvarchar(128) null, key_path nvarchar(4000) null,
        allow_enclave_computations bit, signature varbinary(max) null

      sys.column_encryption_keys
        name sysname, column_encryption_key_id int, create_date datetime, modify_date datetime

      sys.column_encryption_key_values
        column_encryption_key_id int, column_master_key_id int,
        encrypted_value varbinary(8000) null, encryption_algorithm_name sysname null

      sys.security_policies
        name sysname, object_id int, principal_id int null, schema_id int,
        parent_object_id int, type char(2) null, type_desc nvarchar(60) null,
        create_date datetime, modify_date datetime, is_ms_shipped bit, is_enabled bit,
        is_not_for_replication bit, uses_database_collation bit null, is_schema_bound bit

      sys.security_predicates
        object_id int, security_predicate_id int, target_object_id int,
        predicate_definition nvarchar(max) null, predicate_type int null,
        predicate_type_desc nvarchar(60) null, operation int null,
        operation_desc nvarchar(60) null
      """;

  private static final int PUBLIC_SERVER_ROLE = 2;
  private static final int SYSADMIN = 3;
  private static final byte[] SA_SID = {1};

  /** Fixed server roles from id 3 on. */
  private static final String[] SERVER_ROLES = {
    "sysadmin",
    "securityadmin",
    "serveradmin",
    "setupadmin",
    "processadmin",
    "diskadmin",
    "dbcreator",
    "bulkadmin"
  };

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    Instant created = request.database().created();
    switch (view) {
      case "sys.server_principals" -> {
        login(created, rows).set("is_fixed_role", false);
        serverRoles(created, rows);
      }
      case "sys.sql_logins" -> login(created, rows);
      case "sys.server_role_members" ->
          rows.add().set("role_principal_id", SYSADMIN).set("member_principal_id", 1);
      case "sys.database_principals" -> databasePrincipals(created, rows);
      case "sys.database_role_members" ->
          rows.add()
              .set("role_principal_id", DatabaseRole.DB_OWNER.principalId())
              .set("member_principal_id", SchemaIds.DBO);
      case "sys.login_token" -> token("sa", "SQL LOGIN", rows);
      case "sys.user_token" -> token("dbo", "SQL USER", rows);
      default -> {
        // Keys, credentials, policies and single permissions: features that are not there.
      }
    }
  }

  private static RowsetRows.Row login(Instant created, RowsetRows rows) {
    return rows.add()
        .set("name", "sa")
        .set("principal_id", 1)
        .set("sid", SA_SID)
        .set("type", "S")
        .set("type_desc", "SQL_LOGIN")
        .set("create_date", created)
        .set("modify_date", created)
        .set("default_database_name", "master")
        .set("default_language_name", "us_english");
  }

  private static void serverRoles(Instant created, RowsetRows rows) {
    serverRole("public", PUBLIC_SERVER_ROLE, created, rows).set("is_fixed_role", false);
    for (int i = 0; i < SERVER_ROLES.length; i++) {
      serverRole(SERVER_ROLES[i], SYSADMIN + i, created, rows).set("is_fixed_role", true);
    }
  }

  private static RowsetRows.Row serverRole(String name, int id, Instant created, RowsetRows rows) {
    return rows.add()
        .set("name", name)
        .set("principal_id", id)
        .set("sid", new byte[] {(byte) id})
        .set("type", "R")
        .set("type_desc", "SERVER_ROLE")
        .set("create_date", created)
        .set("modify_date", created)
        .set("owning_principal_id", 1);
  }

  private static void databasePrincipals(Instant created, RowsetRows rows) {
    user("dbo", SchemaIds.DBO, created, rows)
        .set("default_schema_name", "dbo")
        .set("sid", SA_SID)
        .set("authentication_type", 1)
        .set("authentication_type_desc", "INSTANCE");
    user("guest", SchemaIds.GUEST, created, rows)
        .set("default_schema_name", "guest")
        .set("sid", new byte[] {0});
    user("INFORMATION_SCHEMA", SchemaIds.INFORMATION_SCHEMA, created, rows);
    user("sys", SchemaIds.SYS, created, rows);
    for (DatabaseRole role : DatabaseRole.values()) {
      databasePrincipal(role.roleName(), role.principalId(), created, rows)
          .set("type", "R")
          .set("type_desc", "DATABASE_ROLE")
          .set("owning_principal_id", SchemaIds.DBO)
          .set("is_fixed_role", role != DatabaseRole.PUBLIC);
    }
  }

  private static RowsetRows.Row user(String name, int id, Instant created, RowsetRows rows) {
    return databasePrincipal(name, id, created, rows)
        .set("type", "S")
        .set("type_desc", "SQL_USER")
        .set("is_fixed_role", false);
  }

  private static RowsetRows.Row databasePrincipal(
      String name, int id, Instant created, RowsetRows rows) {
    return rows.add()
        .set("name", name)
        .set("principal_id", id)
        .set("create_date", created)
        .set("modify_date", created)
        .set("authentication_type", 0)
        .set("authentication_type_desc", "NONE");
  }

  private static void token(String name, String type, RowsetRows rows) {
    rows.add()
        .set("principal_id", 1)
        .set("sid", SA_SID)
        .set("name", name)
        .set("type", type)
        .set("usage", "GRANT OR DENY");
  }
}
