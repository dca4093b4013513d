package io.skerry.system;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.Index;
import io.skerry.catalog.SchemaIds;
import io.skerry.catalog.SystemType;
import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Map;

/** The system tables of SQL Server 2000 as views ("Compatibility views"). */
final class CompatibilityViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.sysobjects
        name sysname, id int, xtype char(2), uid smallint null, info smallint null = 0,
        status int null = 0, base_schema_ver int null = 0, replinfo int null = 0,
        parent_obj int, crdate datetime, ftcatid smallint null = 0, schema_ver int null = 0,
        stats_schema_ver int null = 0, type char(2) null, userstat smallint null = 1,
        sysstat smallint null = 3, indexdel smallint null = 0, refdate datetime,
        version int null = 0, deltrig int null = 0, instrig int null = 0, updtrig int null = 0,
        seltrig int null = 0, category int null = 0, cache smallint null = 0

      sys.syscolumns
        name sysname null, id int, xtype tinyint, typestat tinyint null, xusertype smallint null,
        length smallint, xprec tinyint, xscale tinyint, colid smallint null, xoffset smallint null,
        bitpos tinyint null = 0, reserved tinyint null = 0, colstat smallint null,
        cdefault int, domain int = 0, number smallint null = 0, colorder smallint null,
        autoval varbinary(8000) null, offset smallint null, collationid int null,
        language int null, status tinyint null, type tinyint, usertype smallint null,
        printfmt varchar(255) null, prec smallint null, scale int null, iscomputed int null = 0,
        isoutparam int null = 0, isnullable int null, collation sysname null,
        tdscollation binary(5) null

      sys.systypes
        name sysname, xtype tinyint, status tinyint null, xusertype smallint null,
        length smallint, xprec tinyint, xscale tinyint, tdefault int = 0, domain int = 0,
        uid smallint null, reserved smallint null = 0, collationid int null,
        usertype smallint null, variable bit null, allownulls bit null, type tinyint,
        printfmt varchar(255) null, prec smallint null, scale tinyint null,
        collation sysname null

      sys.sysusers
        uid smallint null, status smallint null = 0, name sysname, sid varbinary(85) null,
        roles varbinary(2048) null, createdate datetime, updatedate datetime,
        altuid smallint null, password varbinary(256) null, gid smallint null,
        environ varchar(255) null, hasdbaccess int null, islogin int null, isntname int null = 0,
        isntgroup int null = 0, isntuser int null = 0, issqluser int null, isaliased int null = 0,
        issqlrole int null, isapprole int null = 0

      sys.sysindexes
        id int, status int null, first binary(6) null, indid smallint null, root binary(6) null,
        minlen smallint null, keycnt smallint null, groupid smallint null = 1, dpages int null,
        reserved int null, used int null, rowcnt bigint null, rowmodctr int null = 0,
        reserved3 tinyint null, reserved4 tinyint null, xmaxlen smallint null,
        maxirow smallint null, OrigFillFactor tinyint null = 0, StatVersion tinyint null,
        reserved2 int null, FirstIAM binary(6) null, impid smallint null, lockflags smallint null,
        pgmodctr int null, keys varbinary(1088) null, name sysname null, statblob varbinary(max) null,
        maxlen int null, rows int null

      sys.sysindexkeys
        id int, indid smallint null, colid smallint null, keyno smallint null

      sys.sysconstraints
        constid int, id int, colid smallint null, spare1 tinyint null, status int null,
        actions int null, error int null

      sys.sysforeignkeys
        constid int, fkeyid int, rkeyid int, fkey smallint null, rkey smallint null,
        keyno smallint null

      sys.sysreferences
        constid int, fkeyid int, rkeyid int, rkeyindid smallint null, keycnt smallint null

      sys.sysdepends
        id int, depid int, number smallint null, depnumber smallint null, status smallint null,
        deptype tinyint, depdbid smallint null, depsiteid smallint null, selall bit,
        resultobj bit null, readobj bit

      sys.syspermissions
        id int null, grantee smallint null, grantor smallint null, actadd smallint null,
        actmod smallint null, seladd varbinary(4000) null, selmod varbinary(4000) null,
        updadd varbinary(4000) null, updmod varbinary(4000) null, refadd varbinary(4000) null,
        refmod varbinary(4000) null

      sys.sysprotects
        id int null, uid smallint null, action tinyint null, protecttype tinyint null,
        columns varbinary(8000) null, grantor smallint null

      sys.sysmembers
        memberuid smallint null, groupuid smallint null

      sys.sysdatabases
        name sysname, dbid smallint null, sid varbinary(85) null, mode smallint null = 0,
        status int null = 65536, status2 int null = 0, crdate datetime, reserved datetime null,
        category int null = 0, cmptlevel tinyint = 150, filename nvarchar(260) null,
        version smallint null

      sys.sysfiles
        fileid smallint null, groupid smallint null, size int, maxsize int, growth int,
        status int null, perf int null, name sysname, filename nvarchar(260) null

      sys.sysfilegroups
        groupid smallint null, allocpolicy smallint null, status int null, groupname sysname

      sys.syslogins
        sid varbinary(85) null, status smallint null, createdate datetime, updatedate datetime,
        accdate datetime, totcpu int null, totio int null, spacelimit int null,
        timelimit int null, resultlimit int null, name sysname, dbname sysname null,
        password sysname null, language sysname null, denylogin int null = 0,
        hasaccess int null = 1, isntname int null = 0, isntgroup int null = 0,
        isntuser int null = 0, sysadmin int null = 1, securityadmin int null = 0,
        serveradmin int null = 0, setupadmin int null = 0, processadmin int null = 0,
        diskadmin int null = 0, dbcreator int null = 0, bulkadmin int null = 0, loginname sysname

      sys.sysservers
        srvid smallint null, srvstatus smallint null, srvname sysname, srvproduct nvarchar(128),
        providername nvarchar(128), datasource nvarchar(4000) null, location nvarchar(4000) null,
        providerstring nvarchar(4000) null, schemadate datetime, topologyx int null,
        topologyy int null, catalog sysname null, srvcollation sysname null,
        connecttimeout int null, querytimeout int null, srvnetname char(30) null, isremote bit null,
        rpc bit, pub bit, sub bit null, dist bit null, dpub bit null, rpcout bit, dataaccess bit,
        collationcompatible bit, system bit, useremotecollation bit, lazyschemavalidation bit,
        collation sysname null, nonsqlsub bit null

      sys.sysconfigures
        value int null, config int, comment nvarchar(255), status smallint null

      sys.syscurconfigs
        value int null, config int, comment nvarchar(255), status smallint null

      sys.sysmessages
        error int, severity tinyint null, dlevel smallint null, description nvarchar(255) null,
        msglangid smallint

      sys.syscharsets
        type smallint, id tinyint, csid tinyint, status smallint null, name sysname,
        description nvarchar(255) null, binarydefinition varbinary(6000) null,
        definition varbinary(max) null

      sys.spt_values
        name nvarchar(35) null, number int, type nchar(3), low int null, high int null,
        status int null = 0

      sys.syslanguages
        langid smallint, dateformat nchar(3), datefirst tinyint, upgrade int null, name sysname,
        alias sysname, months nvarchar(372) null, shortmonths nvarchar(132) null,
        days nvarchar(217) null, lcid int, msglangid smallint
      """;

  private static final byte[] SA_SID = {1};
  private static final int NUMBERS = 2048;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    Database database = request.database();
    switch (view) {
      case "sys.sysobjects" -> objects(database, rows);
      case "sys.syscolumns" -> columns(database, rows);
      case "sys.systypes" -> types(rows);
      case "sys.sysusers" -> users(database, rows);
      case "sys.sysindexes" -> indexes(request, rows);
      case "sys.sysindexkeys" -> indexKeys(database, rows);
      case "sys.sysconstraints" -> constraints(database, rows);
      case "sys.sysdatabases" -> databases(request.session().catalog().databases(), rows);
      case "sys.syslogins" -> logins(database, rows);
      case "sys.sysconfigures", "sys.syscurconfigs" -> configurations(rows);
      case "sys.syscharsets" -> CharacterSets.produce(rows);
      case "sys.syslanguages" -> languages(rows);
      case "sys.spt_values" -> numbers(rows);
      default -> {
        // Foreign keys, permissions, files and remote servers: the catalog keeps none.
      }
    }
  }

  private static void objects(Database database, RowsetRows rows) {
    for (DatabaseObject object : DatabaseObject.all(database)) {
      boolean key =
          object.kind() == DatabaseObject.Kind.PRIMARY_KEY_CONSTRAINT
              || object.kind() == DatabaseObject.Kind.UNIQUE_CONSTRAINT;
      rows.add()
          .set("name", object.name())
          .set("id", object.objectId())
          .set("xtype", object.kind().code())
          .set("uid", SchemaIds.idOf(database, object.schema()))
          .set("parent_obj", object.parentObjectId())
          .set("crdate", object.created())
          .set("refdate", object.created())
          .set("type", key ? "K" : object.kind().code());
    }
  }

  private static void columns(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Column column : table.columns()) {
        SqlType type = column.type();
        SystemType systemType = SystemTypes.of(type);
        Collation collation = type.collation();
        boolean hasDefault = column.defaultName() != null;
        rows.add()
            .set("name", column.name())
            .set("id", table.objectId())
            .set("xtype", systemType.systemTypeId())
            .set("typestat", column.nullable() ? 0 : 1)
            .set("xusertype", systemType.userTypeId())
            .set("length", SystemTypes.maxLength(type))
            .set("xprec", SystemTypes.precision(type))
            .set("xscale", SystemTypes.scale(type))
            .set("colid", column.id())
            .set("colorder", column.id())
            .set("colstat", column.identity() ? 1 : 0)
            .set("cdefault", hasDefault ? DatabaseObject.defaultId(table, column) : 0)
            .set("status", (column.nullable() ? 8 : 0) + (column.identity() ? 128 : 0))
            .set("type", OldTypes.of(systemType, column.nullable()).type())
            .set("usertype", OldTypes.of(systemType, false).userType())
            .set("prec", OldTypes.precision(type))
            .set("scale", OldTypes.scale(type))
            .set("isnullable", column.nullable() ? 1 : 0)
            .set("collation", collation == null ? null : collation.name())
            .set("tdscollation", collation == null ? null : collation.wireBytes());
      }
    }
  }

  private static void types(RowsetRows rows) {
    for (SystemType type : SystemTypes.ALL) {
      OldTypes.OldType old = OldTypes.of(type, false);
      rows.add()
          .set("name", type.name())
          .set("xtype", type.systemTypeId())
          .set("status", type.nullable() ? 0 : 1)
          .set("xusertype", type.userTypeId())
          .set("length", type.maxLength())
          .set("xprec", type.precision())
          .set("xscale", type.scale())
          .set("uid", SchemaIds.SYS)
          .set("usertype", old.userType())
          .set("variable", old.variable())
          .set("allownulls", type.nullable())
          .set("type", old.type())
          .set("prec", OldTypes.precision(type))
          .set("scale", OldTypes.scale(type))
          .set("collation", type.collated() ? Collation.DEFAULT.name() : null);
    }
  }

  private static void users(Database database, RowsetRows rows) {
    for (Map.Entry<Integer, String> schema : SchemaIds.all(database).entrySet()) {
      if (schema.getKey() <= SchemaIds.SYS) {
        user(database, schema.getValue(), schema.getKey(), rows)
            .set("hasdbaccess", schema.getKey() == SchemaIds.DBO ? 1 : 0)
            .set("islogin", 1)
            .set("issqluser", 1)
            .set("issqlrole", 0)
            .set("sid", schema.getKey() == SchemaIds.DBO ? SA_SID : null);
      }
    }
    for (DatabaseRole role : DatabaseRole.values()) {
      user(database, role.roleName(), role.principalId(), rows)
          .set("gid", role.principalId())
          .set("hasdbaccess", 0)
          .set("islogin", 0)
          .set("issqluser", 0)
          .set("issqlrole", 1);
    }
  }

  private static RowsetRows.Row user(Database database, String name, int id, RowsetRows rows) {
    return rows.add()
        .set("uid", id)
        .set("name", name)
        .set("createdate", database.created())
        .set("updatedate", database.created())
        .set("gid", 0);
  }

  private static void indexes(ViewRequest request, RowsetRows rows) {
    for (Table table : request.database().tablesInOrder()) {
      long count = request.store().rowCount(table.storageId());
      long shown = Math.min(count, Integer.MAX_VALUE);
      if (table.clusteredIndex() == null) {
        rows.add()
            .set("id", table.objectId())
            .set("status", 0)
            .set("indid", 0)
            .set("rowcnt", count)
            .set("rows", shown);
      }
      for (Index index : table.indexes()) {
        int status = index.unique() ? 2 : 0;
        status += index.clustered() ? 16 : 0;
        status += index.kind() == Index.Kind.PRIMARY_KEY ? 2048 : 0;
        status += index.kind() == Index.Kind.UNIQUE_CONSTRAINT ? 4096 : 0;
        rows.add()
            .set("id", table.objectId())
            .set("status", status)
            .set("indid", index.id())
            .set("keycnt", index.columns().size())
            .set("rowcnt", count)
            .set("rows", shown)
            .set("name", index.name());
      }
    }
  }

  private static void indexKeys(Database database, RowsetRows rows) {
    IndexKey.each(
        database,
        key ->
            rows.add()
                .set("id", key.table().objectId())
                .set("indid", key.index().id())
                .set("colid", key.column().id())
                .set("keyno", key.place()));
  }

  private static void constraints(Database database, RowsetRows rows) {
    for (DatabaseObject object : DatabaseObject.all(database)) {
      if (object.parentObjectId() != 0) {
        int status =
            switch (object.kind()) {
              case PRIMARY_KEY_CONSTRAINT -> 1;
              case UNIQUE_CONSTRAINT -> 2;
              case DEFAULT_CONSTRAINT -> 5;
              case USER_TABLE, VIEW -> 0;
            };
        rows.add()
            .set("constid", object.objectId())
            .set("id", object.parentObjectId())
            .set("colid", 0)
            .set("status", status);
      }
    }
  }

  private static void databases(List<Database> databases, RowsetRows rows) {
    for (Database database : databases) {
      rows.add()
          .set("name", database.name())
          .set("dbid", database.id())
          .set("sid", SA_SID)
          .set("crdate", database.created())
          .set("filename", database.name() + ".mdf");
    }
  }

  private static void logins(Database database, RowsetRows rows) {
    rows.add()
        .set("sid", SA_SID)
        .set("createdate", database.created())
        .set("updatedate", database.created())
        .set("accdate", database.created())
        .set("name", "sa")
        .set("dbname", "master")
        .set("language", "us_english")
        .set("loginname", "sa");
  }

  private static void configurations(RowsetRows rows) {
    for (String[] fields : ServerViews.configurationFields()) {
      int status = (fields[5].equals("1") ? 1 : 0) + (fields[6].equals("1") ? 2 : 0);
      rows.add()
          .set("value", Integer.parseInt(fields[2]))
          .set("config", Integer.parseInt(fields[0]))
          .set("comment", fields[7])
          .set("status", status);
    }
  }

  /** The numbers that scripts take from master..spt_values, each with its place in a bitmap. */
  private static void numbers(RowsetRows rows) {
    for (int number = 0; number < NUMBERS; number++) {
      rows.add()
          .set("number", number)
          .set("type", "P")
          .set("low", number / Byte.SIZE + 1)
          .set("high", 1 << number % Byte.SIZE);
    }
  }

  private static void languages(RowsetRows rows) {
    rows.add()
        .set("langid", 0)
        .set("dateformat", "mdy")
        .set("datefirst", 7)
        .set("upgrade", 0)
        .set("name", "us_english")
        .set("alias", "English")
        .set(
            "months",
            "January,February,March,April,May,June,July,August,September,October,November,December")
        .set("shortmonths", "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec")
        .set("days", "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday")
        .set("lcid", 1033)
        .set("msglangid", 1033);
  }
}
