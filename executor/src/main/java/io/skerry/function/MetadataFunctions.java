package io.skerry.function;

import static io.skerry.function.Parameters.INT;
import static io.skerry.function.Parameters.UNICODE;

import io.skerry.catalog.Database;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.SchemaIds;
import io.skerry.catalog.SystemType;
import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and ids of databases, schemas, objects, columns and types (T-SQL, "Metadata functions").
 */
final class MetadataFunctions {
  private static final SqlType NAME = SqlType.nvarchar(128);

  private MetadataFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    databases(rows);
    schemas(rows);
    objects(rows);
    columns(rows);
    types(rows);
    identities(rows);
    names(rows);
    return rows;
  }

  private static void databases(FunctionRows rows) {
    rows.ofSession(
        "DB_NAME",
        Parameters.of(INT).optional(1),
        NAME,
        (in, out) -> {
          if (in.count() == 0) {
            out.put(in.session().database());
            return;
          }
          String name = null;
          for (Database database : in.session().catalog().databases()) {
            if (!in.isNull(0) && database.id() == in.integer(0)) {
              name = database.name();
            }
          }
          out.set(name);
        },
        "The name of a database by its id; the current one without.",
        "DB_NAME(1)",
        "master");
    rows.ofSession(
        "DB_ID",
        Parameters.of(UNICODE).optional(1),
        SqlType.INT,
        (in, out) -> {
          boolean none = in.count() > 0 && in.isNull(0);
          Database database =
              none ? null : ObjectNames.database(in.count() > 0 ? in.text(0) : null, in.session());
          out.set(database == null ? null : (long) database.id());
        },
        "The id of a database by its name; the current one without.",
        "DB_ID('master')",
        "1");
  }

  private static void schemas(FunctionRows rows) {
    rows.ofSession(
        "SCHEMA_NAME",
        Parameters.of(INT).optional(1),
        NAME,
        (in, out) -> {
          Database database = ObjectNames.database(null, in.session());
          boolean known = in.count() > 0 && !in.isNull(0) && database != null;
          out.set(
              in.count() == 0
                  ? "dbo"
                  : known && database != null ? SchemaIds.nameOf(database, in.small(0)) : null);
        },
        "The name of a schema by its id; the user's own without.",
        "SCHEMA_NAME()",
        "dbo");
    rows.ofSession(
        "SCHEMA_ID",
        Parameters.of(UNICODE).optional(1),
        SqlType.INT,
        (in, out) -> {
          Database database = ObjectNames.database(null, in.session());
          boolean none = database == null || in.count() > 0 && in.isNull(0);
          Integer id =
              none || database == null
                  ? null
                  : SchemaIds.idOf(database, in.count() > 0 ? in.text(0) : "dbo");
          out.set(id == null ? null : id.longValue());
        },
        "The id of a schema by its name; the user's own without.",
        "SCHEMA_ID('dbo')",
        "1");
  }

  private static void objects(FunctionRows rows) {
    rows.ofSession(
        "OBJECT_ID",
        Parameters.of(UNICODE, UNICODE).optional(1),
        SqlType.INT,
        MetadataFunctions::objectId,
        "The id of an object by its name, and its type where one is given.",
        "OBJECT_ID('no.such')",
        "NULL");
    rows.ofSession(
        "OBJECT_NAME",
        Parameters.of(INT, INT).optional(1),
        NAME,
        (in, out) -> {
          DatabaseObject object = objectOf(in);
          out.set(object == null ? null : object.name());
        },
        "The name of an object by its id.",
        "OBJECT_NAME(0)",
        "NULL");
    rows.ofSession(
        "OBJECT_SCHEMA_NAME",
        Parameters.of(INT, INT).optional(1),
        NAME,
        (in, out) -> {
          DatabaseObject object = objectOf(in);
          out.set(object == null ? null : object.schema());
        },
        "The schema of an object by its id.",
        "OBJECT_SCHEMA_NAME(0)",
        "NULL");
    rows.ofSession(
        "OBJECT_DEFINITION",
        Parameters.of(INT),
        SqlType.nvarchar(SqlType.MAX),
        (in, out) -> out.putNull(),
        "The text that made an object.",
        "OBJECT_DEFINITION(0)",
        "NULL");
  }

  private static void objectId(Arguments in, Result out) {
    DatabaseObject object = in.isNull(0) ? null : ObjectNames.object(in.text(0), in.session());
    boolean wrongType =
        object != null
            && in.count() > 1
            && (in.isNull(1) || !object.kind().code().equalsIgnoreCase(in.text(1).strip()));
    out.set(object == null || wrongType ? null : (long) object.objectId());
  }

  private static @Nullable DatabaseObject objectOf(Arguments in) {
    if (in.anyNull()) {
      return null;
    }
    Database database = ObjectNames.database(null, in.session());
    if (in.count() > 1) {
      database = null;
      for (Database candidate : in.session().catalog().databases()) {
        if (candidate.id() == in.integer(1)) {
          database = candidate;
        }
      }
    }
    return ObjectNames.object(in.integer(0), database);
  }

  private static void columns(FunctionRows rows) {
    rows.ofSession(
        "COL_NAME",
        Parameters.of(INT, INT),
        NAME,
        (in, out) -> {
          Database database = ObjectNames.database(null, in.session());
          Table table = in.anyNull() || database == null ? null : database.tableById(in.small(0));
          String name = null;
          if (table != null) {
            name =
                table.columns().stream()
                    .filter(column -> column.id() == in.integer(1))
                    .map(column -> column.name())
                    .findFirst()
                    .orElse(null);
          }
          out.set(name);
        },
        "The name of a column by the ids of table and column.",
        "COL_NAME(0, 1)",
        "NULL");
    rows.ofSession(
        "COL_LENGTH",
        Parameters.of(UNICODE, UNICODE),
        SqlType.SMALLINT,
        (in, out) -> {
          Table table = in.anyNull() ? null : ObjectNames.table(in.text(0), in.session());
          int ordinal = table == null ? -1 : table.ordinalOf(in.text(1));
          out.set(
              table == null || ordinal < 0
                  ? null
                  : (long) SystemTypes.maxLength(table.columns().get(ordinal).type()));
        },
        "The length of a column in bytes.",
        "COL_LENGTH('no.such', 'column')",
        "NULL");
  }

  private static void types(FunctionRows rows) {
    rows.ofSession(
        "TYPE_NAME",
        Parameters.of(INT),
        NAME,
        (in, out) -> {
          SystemType type = in.isNull(0) ? null : SystemTypes.byUserTypeId(in.small(0));
          out.set(type == null ? null : type.name());
        },
        "The name of a type by its id.",
        "TYPE_NAME(56)",
        "int");
    rows.ofSession(
        "TYPE_ID",
        Parameters.of(UNICODE),
        SqlType.INT,
        (in, out) -> {
          List<String> parts = in.isNull(0) ? null : ObjectNames.split(in.text(0));
          SystemType type = parts == null ? null : SystemTypes.byName(parts.getLast());
          out.set(type == null ? null : (long) type.userTypeId());
        },
        "The id of a type by its name.",
        "TYPE_ID('int')",
        "56");
  }

  private static void identities(FunctionRows rows) {
    rows.ofSession(
        "IDENT_CURRENT",
        Parameters.of(UNICODE),
        SqlType.numeric(38, 0),
        (in, out) -> {
          Table table = in.isNull(0) ? null : ObjectNames.table(in.text(0), in.session());
          Long value = table == null ? null : in.session().currentIdentity(table);
          out.set(value == null ? null : Int128.of(value));
        },
        "The last identity value of a table, made in any session.",
        "IDENT_CURRENT('no.such')",
        "NULL");
    identity(rows, "IDENT_SEED", Table.Identity::seed, "The first identity value of a table.");
    identity(rows, "IDENT_INCR", Table.Identity::increment, "The step of a table's identity.");
  }

  private static void identity(
      FunctionRows rows,
      String name,
      java.util.function.ToLongFunction<Table.Identity> property,
      String documentation) {
    rows.ofSession(
        name,
        Parameters.of(UNICODE),
        SqlType.numeric(38, 0),
        (in, out) -> {
          Table table = in.isNull(0) ? null : ObjectNames.table(in.text(0), in.session());
          Table.Identity identity = table == null ? null : table.identity();
          out.set(identity == null ? null : Int128.of(property.applyAsLong(identity)));
        },
        documentation,
        name + "('no.such')",
        "NULL");
  }

  private static void names(FunctionRows rows) {
    rows.orNull(
        "PARSENAME",
        Parameters.of(UNICODE, INT),
        Results.type(NAME),
        (in, out) -> {
          List<String> parts = ObjectNames.split(in.text(0));
          long place = in.integer(1);
          boolean there = parts != null && place >= 1 && place <= parts.size();
          String part = there && parts != null ? parts.get(parts.size() - (int) place) : "";
          out.set(part.isEmpty() ? null : part);
        },
        "A part of a name with dots; 1 is the last.",
        "PARSENAME('a.[b.c].d', 2)",
        "b.c");
  }
}
