package io.skerry.function;

import static io.skerry.function.Parameters.INT;
import static io.skerry.function.Parameters.UNICODE;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.Index;
import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.types.Collation;
import io.skerry.types.Collations;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Properties of the server, databases, collations, connections and objects ("SERVERPROPERTY
 * (Transact-SQL)" and its kin).
 */
final class PropertyFunctions {
  private PropertyFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    ofServer(rows);
    ofDatabase(rows);
    ofCollation(rows);
    ofObjects(rows);
    return rows;
  }

  private static Variant text(String value) {
    return new Variant(SqlType.nvarchar(128), value);
  }

  private static Variant number(long value) {
    return new Variant(SqlType.INT, value);
  }

  private static void ofServer(FunctionRows rows) {
    rows.ofSession(
        "SERVERPROPERTY",
        Parameters.of(UNICODE),
        SqlType.SQL_VARIANT,
        (in, out) -> out.set(in.isNull(0) ? null : serverProperty(in.text(0), in.session())),
        "A property of the server by its name.",
        "SERVERPROPERTY('EngineEdition')",
        "9");
    rows.ofSession(
        "CONNECTIONPROPERTY",
        Parameters.of(UNICODE),
        SqlType.SQL_VARIANT,
        (in, out) -> out.set(in.isNull(0) ? null : connectionProperty(in.text(0))),
        "A property of the connection by its name.",
        "CONNECTIONPROPERTY('net_transport')",
        "TCP");
  }

  private static @Nullable Variant serverProperty(String name, SessionFacts session) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "productversion", "resourceversion" -> text(ProductIdentity.version());
      case "productmajorversion" -> text(Integer.toString(ProductIdentity.MAJOR));
      case "productminorversion" -> text("0");
      case "productbuild" -> text(Integer.toString(ProductIdentity.BUILD));
      case "productlevel" -> text("RTM");
      case "edition" -> text(ProductIdentity.EDITION);
      case "editionid" -> new Variant(SqlType.BIGINT, 1994083197L);
      case "engineedition" -> number(ProductIdentity.ENGINE_EDITION);
      case "servername", "machinename", "computernamephysicalnetbios" -> text(session.serverName());
      case "collation" -> text(ProductIdentity.COLLATION);
      case "collationid" -> number(872468488);
      case "comparisonstyle" -> number(196609);
      case "lcid" -> number(1033);
      case "sqlcharset" -> new Variant(SqlType.TINYINT, 1L);
      case "sqlcharsetname" -> text("iso_1");
      case "sqlsortorder" -> new Variant(SqlType.TINYINT, 52L);
      case "sqlsortordername" -> text("nocase_iso");
      case "processid" -> number(ProcessHandle.current().pid());
      case "licensetype" -> text("DISABLED");
      case "buildclrversion" -> text("v4.0.30319");
      case "isclustered",
          "ishadrenabled",
          "isfulltextinstalled",
          "isintegratedsecurityonly",
          "islocaldb",
          "ispolybaseinstalled",
          "isadvancedanalyticsinstalled",
          "isexternalauthenticationonly",
          "isbigdatacluster",
          "istempdbmetadatamemoryoptimized",
          "isserversuspendedforsnapshotbackup",
          "filestreamconfiguredlevel",
          "filestreameffectivelevel" ->
          number(0);
      case "issingleuser" -> number(0);
      case "isxtpsupported" -> number(0);
      case "hadrmanagerstatus" -> number(2);
      default -> null;
    };
  }

  private static @Nullable Variant connectionProperty(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "net_transport", "physical_net_transport" -> text("TCP");
      case "protocol_type" -> text("TSQL");
      case "auth_scheme" -> text("SQL");
      default -> null;
    };
  }

  private static void ofDatabase(FunctionRows rows) {
    rows.ofSession(
        "DATABASEPROPERTYEX",
        Parameters.of(UNICODE, UNICODE),
        SqlType.SQL_VARIANT,
        (in, out) -> {
          boolean there = !in.anyNull() && in.session().catalog().database(in.text(0)) != null;
          out.set(there ? databaseProperty(in.text(1)) : null);
        },
        "A property of a database by its name.",
        "DATABASEPROPERTYEX('master', 'Status')",
        "ONLINE");
  }

  private static @Nullable Variant databaseProperty(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "collation" -> text(ProductIdentity.COLLATION);
      case "status" -> text("ONLINE");
      case "updateability" -> text("READ_WRITE");
      case "useraccess" -> text("MULTI_USER");
      case "recovery" -> text("FULL");
      case "version" -> number(904);
      case "comparisonstyle" -> number(196609);
      case "lcid" -> number(1033);
      case "sqlsortorder" -> new Variant(SqlType.TINYINT, 52L);
      case "isautocreatestatistics", "isautoupdatestatistics", "istornpagedetectionenabled" ->
          number(1);
      case "isansinulldefault",
          "isansinullsenabled",
          "isansipaddingenabled",
          "isansiwarningsenabled",
          "isarithmeticabortenabled",
          "isautoclose",
          "isautoshrink",
          "isclosecursorsoncommitenabled",
          "isfulltextenabled",
          "isinstandby",
          "islocalcursorsdefault",
          "ismergepublished",
          "isnullconcat",
          "isnumericroundabortenabled",
          "isparameterizationforced",
          "isquotedidentifiersenabled",
          "ispublished",
          "isrecursivetriggersenabled",
          "issubscribed",
          "issyncwithbackup",
          "isxtpsupported" ->
          number(0);
      default -> null;
    };
  }

  private static void ofCollation(FunctionRows rows) {
    rows.ofSession(
        "COLLATIONPROPERTY",
        Parameters.of(UNICODE, UNICODE),
        SqlType.SQL_VARIANT,
        (in, out) -> {
          Collation collation = in.anyNull() ? null : Collations.find(in.text(0));
          out.set(collation == null ? null : collationProperty(collation, in.text(1)));
        },
        "A property of a collation by its name.",
        "COLLATIONPROPERTY('SQL_Latin1_General_CP1_CI_AS', 'CodePage')",
        "1252");
  }

  /**
   * The LCID is the low 20 bits of the wire form, the comparison flags the 8 after, then the
   * version.
   */
  private static @Nullable Variant collationProperty(Collation collation, String name) {
    byte[] wire = collation.wireBytes();
    int low = wire[0] & 0xFF | (wire[1] & 0xFF) << 8 | (wire[2] & 0xFF) << 16;
    int flags = (low >> 20 & 0xF) | (wire[3] & 0xF) << 4;
    boolean utf8 = collation.name().endsWith("_UTF8");
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "codepage" -> number(utf8 ? 65001 : 1252);
      case "lcid" -> number(low & 0xFFFFF);
      case "comparisonstyle" ->
          number(
              (flags & 1)
                  | (flags & 2)
                  | ((flags & 4) != 0 ? 0x10000 : 0)
                  | ((flags & 8) != 0 ? 0x20000 : 0));
      case "version" -> new Variant(SqlType.TINYINT, (long) (wire[3] >> 4 & 0xF));
      default -> null;
    };
  }

  private static void ofObjects(FunctionRows rows) {
    for (String name : new String[] {"OBJECTPROPERTY", "OBJECTPROPERTYEX"}) {
      boolean extended = name.endsWith("EX");
      rows.ofSession(
          name,
          Parameters.of(INT, UNICODE),
          extended ? SqlType.SQL_VARIANT : SqlType.INT,
          (in, out) -> {
            Long value = in.anyNull() ? null : objectProperty(in);
            out.set(value == null ? null : extended ? number(value) : value);
          },
          "A property of an object by its id.",
          name + "(0, 'IsTable')",
          "NULL");
    }
    rows.ofSession(
        "COLUMNPROPERTY",
        Parameters.of(INT, UNICODE, UNICODE),
        SqlType.INT,
        (in, out) -> out.set(in.anyNull() ? null : columnProperty(in)),
        "A property of a column by table id and name.",
        "COLUMNPROPERTY(0, 'c', 'IsIdentity')",
        "NULL");
    rows.ofSession(
        "INDEXPROPERTY",
        Parameters.of(INT, UNICODE, UNICODE),
        SqlType.INT,
        (in, out) -> out.set(in.anyNull() ? null : indexProperty(in)),
        "A property of an index by table id and name.",
        "INDEXPROPERTY(0, 'i', 'IsUnique')",
        "NULL");
  }

  private static @Nullable Long objectProperty(Arguments in) {
    Database database = ObjectNames.database(null, in.session());
    DatabaseObject object = ObjectNames.object(in.integer(0), database);
    if (object == null || database == null) {
      return null;
    }
    boolean isTable = object.kind() == DatabaseObject.Kind.USER_TABLE;
    Table table = isTable ? database.tableById(object.objectId()) : null;
    return switch (in.text(1).strip().toLowerCase(Locale.ROOT)) {
      case "istable", "isusertable" -> flag(isTable);
      case "isview" -> flag(object.kind() == DatabaseObject.Kind.VIEW);
      case "isprimarykey" -> flag(object.kind() == DatabaseObject.Kind.PRIMARY_KEY_CONSTRAINT);
      case "isuniquecnst" -> flag(object.kind() == DatabaseObject.Kind.UNIQUE_CONSTRAINT);
      case "isdefaultcnst" -> flag(object.kind() == DatabaseObject.Kind.DEFAULT_CONSTRAINT);
      case "isconstraint" -> flag(object.parentObjectId() != 0);
      case "ismsshipped",
          "issystemtable",
          "isprocedure",
          "istrigger",
          "isscalarfunction",
          "istablefunction",
          "isinlinefunction",
          "isforeignkey",
          "ischeckcnst",
          "isreplproc" ->
          0L;
      case "isansinullson", "isquotedidenton" -> 1L;
      case "ownerid" -> 1L;
      case "schemaid" -> {
        Integer id = io.skerry.catalog.SchemaIds.idOf(database, object.schema());
        yield id == null ? null : id.longValue();
      }
      case "tablehasidentity" -> table == null ? null : flag(table.identity() != null);
      case "tablehasprimarykey" ->
          table == null
              ? null
              : flag(
                  table.indexes().stream()
                      .anyMatch(index -> index.kind() == Index.Kind.PRIMARY_KEY));
      case "tablehasclustindex" -> table == null ? null : flag(table.clusteredIndex() != null);
      case "tablehasindex" -> table == null ? null : flag(!table.indexes().isEmpty());
      case "tablehasforeignkey", "tablehascheckcnst", "tabletemporaltype" -> 0L;
      default -> null;
    };
  }

  private static Long flag(boolean value) {
    return value ? 1L : 0L;
  }

  private static @Nullable Table tableOf(Arguments in) {
    Database database = ObjectNames.database(null, in.session());
    return database == null ? null : database.tableById(in.small(0));
  }

  private static @Nullable Long columnProperty(Arguments in) {
    Table table = tableOf(in);
    int ordinal = table == null ? -1 : table.ordinalOf(in.text(1));
    if (table == null || ordinal < 0) {
      return null;
    }
    Column column = table.columns().get(ordinal);
    return switch (in.text(2).strip().toLowerCase(Locale.ROOT)) {
      case "isidentity" -> flag(column.identity());
      case "allowsnull" -> flag(column.nullable());
      case "columnid", "ordinal" -> (long) column.id();
      case "precision" -> {
        SqlType type = column.type();
        boolean sized = type.kind().isString() || type.kind().isBinary();
        yield sized ? (long) type.length() : (long) SystemTypes.precision(type);
      }
      case "scale" -> (long) SystemTypes.scale(column.type());
      case "charmaxlen" -> {
        boolean sized = column.type().kind().isString() || column.type().kind().isBinary();
        yield sized ? (long) column.type().length() : null;
      }
      case "usesansitrim" -> column.type().kind().isString() ? 1L : null;
      case "iscomputed",
          "isrowguidcol",
          "issparse",
          "iscolumnset",
          "ishidden",
          "isfulltextindexed",
          "generatedalwaystype",
          "isidnotforrepl",
          "isdeterministic",
          "isindexable" ->
          0L;
      default -> null;
    };
  }

  private static @Nullable Long indexProperty(Arguments in) {
    Table table = tableOf(in);
    if (table == null) {
      return null;
    }
    for (Index index : table.indexes()) {
      if (index.name().equalsIgnoreCase(in.text(1))) {
        return switch (in.text(2).strip().toLowerCase(Locale.ROOT)) {
          case "indexid" -> (long) index.id();
          case "isunique" -> flag(index.unique());
          case "isclustered" -> flag(index.clustered());
          case "indexdepth" -> 1L;
          case "indexfillfactor",
              "isdisabled",
              "ishypothetical",
              "isstatistics",
              "iscolumnstore",
              "ispadindex" ->
              0L;
          case "isrowlockdisallowed", "ispagelockdisallowed" -> 0L;
          default -> null;
        };
      }
    }
    return null;
  }
}
