package io.skerry.program;

import io.skerry.bind.BoundColumn;
import io.skerry.catalog.Column;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.VariableAssignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement bound against one catalog snapshot and ready to run. */
public sealed interface PlannedStatement {

  /** A query whose rows go to the client. */
  record Query(PhysicalPlan plan, List<OutputColumn> columns) implements PlannedStatement {
    public Query {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What the client is told of a column.
   *
   * @param identity whether it is a table's identity column, unchanged
   * @param updatable whether it is a table's column, unchanged
   */
  record OutputColumn(BoundColumn column, boolean identity, boolean updatable) {}

  /**
   * {@code SELECT @a = x, ...}: each row assigns; without rows nothing changes. The values are over
   * the plan's output.
   */
  record SelectAssign(PhysicalPlan plan, List<VariableAssignment> assignments)
      implements PlannedStatement {}

  /** INSERT, UPDATE, DELETE; rows of an OUTPUT clause go to the client. */
  record Change(PhysicalPlan plan, List<OutputColumn> columns) implements PlannedStatement {}

  /**
   * {@code INSERT t EXEC ...}: the rows that the step sends are inserted by the plan, whose source
   * is {@code SuppliedRows} with the types of the target columns.
   */
  record InsertExecute(PhysicalPlan.Insert plan, Step call) implements PlannedStatement {}

  /** What changes the schema: runs with the right to change it in hand. */
  sealed interface Definition extends PlannedStatement {}

  record CreateDatabase(String name, @Nullable String collation) implements Definition {}

  record DropDatabase(List<String> names, boolean ifExists) implements Definition {}

  /** ALTER DATABASE with options that are accepted; each as text. */
  record AlterDatabase(String name, List<String> options) implements Definition {}

  record CreateSchema(String name) implements Definition {}

  record DropSchema(String name, boolean ifExists) implements Definition {}

  /**
   * CREATE TABLE, checked: types, one identity, key columns, names of constraints (made up as SQL
   * Server does where none is given).
   *
   * @param database in which the table is made
   * @param identity the identity property, its sequenceId 0 still; null for none
   * @param indexes the keys and indexes, ids given, storage ids 0 still
   */
  record CreateTable(
      String database,
      String schema,
      String name,
      List<Column> columns,
      Table.@Nullable Identity identity,
      List<Index> indexes)
      implements Definition {}

  /** DROP TABLE; the tables are there. */
  record DropTables(String database, List<Table> tables) implements Definition {}

  record TruncateTable(String database, Table table) implements Definition {}

  /** CREATE INDEX; the index has its id, but no storage id yet. */
  record CreateIndex(String database, Table table, Index index) implements Definition {}

  record DropIndex(String database, Table table, Index index) implements Definition {}

  /** ALTER TABLE ADD of columns that are nullable or have a default, and of keys. */
  record AlterTableAdd(String database, Table table, List<Column> columns, List<Index> indexes)
      implements Definition {}

  /**
   * INSERT BULK: rows follow on the wire, and the plan inserts them batch by batch. Its source is
   * {@code SuppliedRows} with the columns and types that the statement announces; columns that are
   * not announced get their defaults.
   */
  record BulkInsert(PhysicalPlan.Insert plan) implements PlannedStatement {}

  record Checkpoint() implements PlannedStatement {}

  record Kill(int sessionId) implements PlannedStatement {}

  /** Nothing to do: a statement that is accepted, or one that IF EXISTS made empty. */
  record Nothing() implements PlannedStatement {}
}
