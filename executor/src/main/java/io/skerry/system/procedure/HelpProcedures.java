package io.skerry.system.procedure;

import io.skerry.catalog.Column;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.Index;
import io.skerry.catalog.SystemType;
import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.system.DefaultText;
import io.skerry.system.RowsetRows;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/** sp_help and sp_helpindex ("sp_help (Transact-SQL)"). */
final class HelpProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_help
        @objname nvarchar(776) null

      sp_helpindex
        @objname nvarchar(776)
      """;

  private static final String ROWSETS =
      """
      objects
        Name sysname, Owner sysname null, Object_type nvarchar(31) null

      types
        User_type sysname, Storage_type sysname null, Length smallint null, Prec int null,
        Scale int null, Nullable varchar(35) null, Default_name sysname null,
        Rule_name sysname null, Collation sysname null

      object
        Name sysname, Owner sysname null, Type nvarchar(31) null, Created_datetime datetime

      columns
        Column_name sysname null, Type sysname null, Computed varchar(35) null = 'no',
        Length int null, Prec char(5) null, Scale char(5) null, Nullable varchar(35) null,
        TrimTrailingBlanks varchar(35) null, FixedLenNullInSource varchar(35) null,
        Collation sysname null

      identity
        Identity nvarchar(128) null, Seed numeric(38,0) null, Increment numeric(38,0) null,
        Not_For_Replication int null

      rowguid
        RowGuidCol nvarchar(128) null

      filegroup
        Data_located_on_filegroup sysname null

      indexes
        index_name sysname null, index_description varchar(210) null,
        index_keys nvarchar(2126) null

      constraints
        constraint_type nvarchar(146) null, constraint_name sysname null,
        delete_action nvarchar(9) null = '(n/a)', update_action nvarchar(9) null = '(n/a)',
        status_enabled varchar(8) null = '(n/a)',
        status_for_replication varchar(19) null = '(n/a)', constraint_keys nvarchar(2126) null
      """;

  @Override
  public String parameters() {
    return PARAMETERS;
  }

  @Override
  public String rowsets() {
    return ROWSETS;
  }

  @Override
  public int run(ProcedureRun run) {
    String name = run.text("@objname");
    if (name == null || name.isEmpty()) {
      objects(run);
      return 0;
    }
    ObjectText wanted = ObjectText.parse(name);
    List<Relation> found = Relation.exactly(run, wanted.name(), wanted.schema());
    if (found.isEmpty()) {
      throw new SqlException(SqlError.OBJECT_NOT_IN_DATABASE, name, run.database().name());
    }
    Relation relation = found.getFirst();
    Table table = relation.table();
    if (run.procedure().equals("sp_helpindex")) {
      if (table != null) {
        indexes(run, table);
      }
      return 0;
    }
    object(run, relation);
    columns(run, relation);
    if (table != null) {
      table(run, table);
    }
    return 0;
  }

  private static void objects(ProcedureRun run) {
    RowsetRows rows = run.rows("objects");
    for (Relation relation : Relation.all(run.environment())) {
      rows.add()
          .set("Name", relation.name())
          .set("Owner", relation.schema())
          .set("Object_type", relation.table() == null ? "view" : "user table");
    }
    for (DatabaseObject object : DatabaseObject.all(run.database())) {
      if (object.parentObjectId() != 0) {
        rows.add()
            .set("Name", object.name())
            .set("Owner", object.schema())
            .set("Object_type", typeText(object.kind()));
      }
    }
    rows.sortBy("Owner", "Object_type", "Name");
    run.send(rows);
    run.send(run.rows("types"));
  }

  private static String typeText(DatabaseObject.Kind kind) {
    return switch (kind) {
      case USER_TABLE -> "user table";
      case VIEW -> "view";
      case PRIMARY_KEY_CONSTRAINT -> "primary key cns";
      case UNIQUE_CONSTRAINT -> "unique key cns";
      case DEFAULT_CONSTRAINT -> "default (maybe cns)";
    };
  }

  private static void object(ProcedureRun run, Relation relation) {
    Table table = relation.table();
    RowsetRows rows = run.rows("object");
    rows.add()
        .set("Name", relation.name())
        .set("Owner", relation.schema())
        .set("Type", table == null ? "view" : "user table")
        .set("Created_datetime", table == null ? run.database().created() : table.created());
    run.send(rows);
  }

  private static void columns(ProcedureRun run, Relation relation) {
    RowsetRows rows = run.rows("columns");
    for (Relation.RelationColumn column : relation.columns().list()) {
      SqlType type = column.type();
      SystemType system = SystemTypes.of(type);
      boolean digits = system.precision() != 0;
      boolean bytes = type.kind().isString() || type.kind().isBinary();
      Collation collation = type.collation();
      rows.add()
          .set("Column_name", column.name())
          .set("Type", system.name())
          .set("Length", SystemTypes.maxLength(type))
          .set("Prec", digits ? String.valueOf(SystemTypes.precision(type)) : "")
          .set("Scale", digits ? String.valueOf(SystemTypes.scale(type)) : "")
          .set("Nullable", column.nullable() ? "yes" : "no")
          .set("TrimTrailingBlanks", bytes ? "no" : "(n/a)")
          .set("FixedLenNullInSource", bytes ? (column.nullable() ? "yes" : "no") : "(n/a)")
          .set("Collation", collation == null ? null : collation.name());
    }
    run.send(rows);
  }

  private static void table(ProcedureRun run, Table table) {
    RowsetRows identity = run.rows("identity");
    Table.Identity generated = table.identity();
    if (generated == null) {
      identity.add().set("Identity", "No identity column defined.");
    } else {
      identity
          .add()
          .set("Identity", table.columns().get(generated.ordinal()).name())
          .set("Seed", generated.seed())
          .set("Increment", generated.increment())
          .set("Not_For_Replication", 0);
    }
    run.send(identity);
    RowsetRows rowGuid = run.rows("rowguid");
    rowGuid.add().set("RowGuidCol", "No rowguidcol column defined.");
    run.send(rowGuid);
    RowsetRows filegroup = run.rows("filegroup");
    filegroup.add().set("Data_located_on_filegroup", "PRIMARY");
    run.send(filegroup);
    if (!table.indexes().isEmpty()) {
      indexes(run, table);
    }
    constraints(run, table);
  }

  private static void indexes(ProcedureRun run, Table table) {
    RowsetRows rows = run.rows("indexes");
    for (Index index : table.indexes()) {
      rows.add()
          .set("index_name", index.name())
          .set("index_description", description(index))
          .set("index_keys", keys(table, index));
    }
    rows.sortBy("index_name");
    run.send(rows);
  }

  private static String description(Index index) {
    String kind =
        switch (index.kind()) {
          case PRIMARY_KEY -> ", unique, primary key";
          case UNIQUE_CONSTRAINT -> ", unique, unique key";
          case INDEX -> index.unique() ? ", unique" : "";
        };
    return (index.clustered() ? "clustered" : "nonclustered") + kind + " located on PRIMARY";
  }

  private static String keys(Table table, Index index) {
    return index.columns().stream()
        .map(key -> table.columns().get(key.ordinal()).name() + (key.descending() ? "(-)" : ""))
        .collect(Collectors.joining(", "));
  }

  private static void constraints(ProcedureRun run, Table table) {
    RowsetRows rows = run.rows("constraints");
    for (Index index : table.indexes()) {
      if (index.kind() != Index.Kind.INDEX) {
        boolean primary = index.kind() == Index.Kind.PRIMARY_KEY;
        String form = index.clustered() ? " (clustered)" : " (non-clustered)";
        rows.add()
            .set("constraint_type", (primary ? "PRIMARY KEY" : "UNIQUE") + form)
            .set("constraint_name", index.name())
            .set("constraint_keys", keys(table, index));
      }
    }
    for (Column column : table.columns()) {
      if (column.defaultName() != null) {
        rows.add()
            .set("constraint_type", "DEFAULT on column " + column.name())
            .set("constraint_name", column.defaultName())
            .set("constraint_keys", DefaultText.definition(column.defaultText()));
      }
    }
    if (rows.size() > 0) {
      rows.sortBy("constraint_type");
      run.send(rows);
    }
  }
}
