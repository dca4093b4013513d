package io.skerry.compile;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.SystemView;
import io.skerry.catalog.SystemViewLibrary;
import io.skerry.catalog.Table;
import io.skerry.physical.PlanPrinter;
import io.skerry.program.PlanContext;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Program;
import io.skerry.program.ScalarSource;
import io.skerry.program.Step;
import io.skerry.types.SqlType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** A catalog that follows definitions, and a compiler over it; nothing runs. */
final class TestServer {
  private static final SystemViewLibrary VIEWS =
      (schema, name) ->
          schema.equalsIgnoreCase("sys") && name.equalsIgnoreCase("tables")
              ? new SystemView(
                  "sys",
                  "tables",
                  List.of(
                      new SystemView.ViewColumn("name", SqlType.SYSNAME, false),
                      new SystemView.ViewColumn("object_id", SqlType.INT, false)))
              : null;

  private final BatchCompiler compiler;
  private final Map<String, Long> rowCounts = new HashMap<>();
  private Catalog catalog =
      new Catalog(
          1,
          List.of(
              new Database(1, "master", Instant.EPOCH, List.of("dbo"), Map.of(), 100),
              new Database(5, "db", Instant.EPOCH, List.of("dbo"), Map.of(), 100)));

  TestServer(Set<String> passesSwitchedOff) {
    compiler =
        new BatchCompiler(
            new TestFunctions(),
            VIEWS,
            io.skerry.bind.ConstantFolder.NONE,
            passesSwitchedOff,
            1_000_000);
  }

  BatchCompiler compiler() {
    return compiler;
  }

  void setRows(String table, long rows) {
    rowCounts.put(table.toLowerCase(java.util.Locale.ROOT), rows);
  }

  PlanContext context(Program program, String identityInsert) {
    return new PlanContext(
        catalog,
        "db",
        program.variables(),
        identityInsert,
        table -> rowCounts.getOrDefault(table.name().toLowerCase(java.util.Locale.ROOT), 1000L));
  }

  /** Compiles the batch and prints its steps; definitions change the catalog. */
  String explain(String batch) {
    Program program = compiler.compile(batch, List.of(), true);
    StringBuilder out = new StringBuilder();
    program.steps().forEach(step -> print(step, program, 0, out));
    return out.toString();
  }

  private void print(Step step, Program program, int depth, StringBuilder out) {
    String indent = "  ".repeat(depth);
    switch (step) {
      case Step.Execute execute ->
          out.append(statement(compiler.plan(execute.source(), context(program, "")), program));
      case Step.SetVariable set -> {
        out.append(indent).append("Set @").append(set.slot()).append('\n');
        out.append(scalar(set.value(), program));
      }
      case Step.If branch -> {
        out.append(indent).append("If\n").append(scalar(branch.condition(), program));
        print(branch.then(), program, depth + 1, out);
      }
      case Step.While loop -> {
        out.append(indent).append("While\n").append(scalar(loop.condition(), program));
        print(loop.body(), program, depth + 1, out);
      }
      case Step.Block block -> {
        out.append(indent).append("Block\n");
        block.steps().forEach(each -> print(each, program, depth + 1, out));
      }
      default ->
          out.append(indent)
              .append(step.getClass().getSimpleName())
              .append(": ")
              .append(step.line())
              .append('\n');
    }
  }

  private String scalar(ScalarSource source, Program program) {
    return PlanPrinter.print(compiler.planScalar(source, context(program, "")));
  }

  private String statement(PlannedStatement statement, Program program) {
    return switch (statement) {
      case PlannedStatement.Query query ->
          columns(query.columns()) + PlanPrinter.print(query.plan());
      case PlannedStatement.SelectAssign assign -> "Assign\n" + PlanPrinter.print(assign.plan());
      case PlannedStatement.Change change ->
          columns(change.columns()) + PlanPrinter.print(change.plan());
      case PlannedStatement.InsertExecute insert -> PlanPrinter.print(insert.plan());
      case PlannedStatement.BulkInsert insert -> PlanPrinter.print(insert.plan());
      case PlannedStatement.CreateTable create -> created(create);
      case PlannedStatement.CreateIndex create -> {
        Table table = create.table();
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(create.index());
        put(
            new Table(
                table.objectId(),
                table.schema(),
                table.name(),
                table.storageId(),
                table.columns(),
                indexes,
                table.identity(),
                table.created(),
                table.modified()));
        yield "CreateIndex " + describe(create.index()) + "\n";
      }
      default -> statement.getClass().getSimpleName() + "\n";
    };
  }

  private static String columns(List<PlannedStatement.OutputColumn> columns) {
    if (columns.isEmpty()) {
      return "";
    }
    StringJoiner joined = new StringJoiner(", ", "-> ", "\n");
    for (PlannedStatement.OutputColumn column : columns) {
      String name = column.column().name();
      joined.add(
          (name.isEmpty() ? "()" : name)
              + " "
              + column.column().type().sqlText()
              + (column.column().nullable() ? "" : " not null")
              + (column.identity() ? " identity" : ""));
    }
    return joined.toString();
  }

  private String created(PlannedStatement.CreateTable create) {
    Database database = catalog.database(create.database());
    put(
        new Table(
            database.nextObjectId(),
            create.schema(),
            create.name(),
            database.nextObjectId(),
            create.columns(),
            create.indexes(),
            create.identity(),
            Instant.EPOCH,
            Instant.EPOCH));
    StringBuilder out =
        new StringBuilder("CreateTable " + create.schema() + "." + create.name() + "\n");
    for (Column column : create.columns()) {
      out.append("  ").append(column.name()).append(' ').append(column.type().sqlText());
      out.append(column.nullable() ? "" : " not null").append(column.identity() ? " identity" : "");
      if (column.defaultText() != null) {
        out.append(" ").append(column.defaultName()).append(" ").append(column.defaultText());
      }
      out.append('\n');
    }
    create.indexes().forEach(index -> out.append("  ").append(describe(index)).append('\n'));
    return out.toString();
  }

  private static String describe(Index index) {
    StringJoiner key = new StringJoiner(", ", "(", ")");
    index
        .columns()
        .forEach(column -> key.add(column.ordinal() + (column.descending() ? " desc" : "")));
    return index.id()
        + " "
        + index.name()
        + " "
        + index.kind()
        + (index.unique() ? " unique" : "")
        + (index.clustered() ? " clustered " : " ")
        + key;
  }

  private void put(Table table) {
    catalog = catalog.with(catalog.database("db").withTable(table));
  }
}
