package io.skerry.ast;

import io.skerry.ast.TableElement.IndexKind;
import io.skerry.ast.TableElement.KeyColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that makes, changes or drops an object or a database. */
public sealed interface DefinitionStatement extends Statement {

  /**
   * @param files of ON and LOG ON; the options of each are NAME, FILENAME, SIZE, MAXSIZE,
   *     FILEGROWTH
   * @param options of WITH
   */
  record CreateDatabase(
      String name,
      @Nullable String collation,
      List<DatabaseFile> files,
      List<Option> options,
      Position position)
      implements DefinitionStatement {}

  /**
   * @param fileGroup null for the primary one, and for a log file
   */
  record DatabaseFile(boolean log, @Nullable String fileGroup, List<Option> options) {}

  /**
   * ALTER DATABASE.
   *
   * @param database null for {@code CURRENT}
   */
  record AlterDatabase(@Nullable String database, AlterDatabaseAction action, Position position)
      implements DefinitionStatement {}

  sealed interface AlterDatabaseAction {
    /**
     * {@code SET option, ... [WITH termination]}.
     *
     * @param termination NO_WAIT, ROLLBACK IMMEDIATE or ROLLBACK AFTER with seconds; null without
     *     one
     */
    record SetOptions(List<Option> options, @Nullable Option termination)
        implements AlterDatabaseAction {}

    record Collate(String collation) implements AlterDatabaseAction {}

    record ModifyName(String name) implements AlterDatabaseAction {}
  }

  /**
   * @param options of WITH: DATA_COMPRESSION, MEMORY_OPTIMIZED, SYSTEM_VERSIONING ...
   * @param storage the filegroup of ON; null without one
   */
  record CreateTable(
      ObjectName name,
      List<TableElement> elements,
      List<Option> options,
      @Nullable String storage,
      Position position)
      implements DefinitionStatement {}

  record AlterTable(ObjectName table, AlterTableAction action, Position position)
      implements DefinitionStatement {}

  sealed interface AlterTableAction {
    /**
     * @param withCheck of WITH CHECK or WITH NOCHECK; null when neither is written
     */
    record Add(List<TableElement> elements, @Nullable Boolean withCheck)
        implements AlterTableAction {}

    record Drop(List<DropElement> elements) implements AlterTableAction {}

    /**
     * {@code ALTER COLUMN name type [COLLATE ...] [NULL | NOT NULL]}.
     *
     * @param nullable null when neither is written
     */
    record AlterColumn(
        String name,
        TypeName type,
        @Nullable String collation,
        @Nullable Boolean nullable,
        Position position)
        implements AlterTableAction {}

    /**
     * {@code [WITH CHECK] CHECK | NOCHECK CONSTRAINT}.
     *
     * @param names empty for ALL
     */
    record SwitchConstraints(boolean enabled, List<String> names, @Nullable Boolean withCheck)
        implements AlterTableAction {}

    /**
     * {@code ENABLE | DISABLE TRIGGER}.
     *
     * @param names empty for ALL
     */
    record SwitchTriggers(boolean enabled, List<String> names) implements AlterTableAction {}

    record SetOptions(List<Option> options) implements AlterTableAction {}

    record Rebuild(List<Option> options) implements AlterTableAction {}
  }

  record DropElement(boolean constraint, boolean ifExists, String name, Position position) {}

  /**
   * @param columns empty for a clustered columnstore index
   */
  record CreateIndex(
      String name,
      ObjectName table,
      boolean unique,
      IndexKind kind,
      List<KeyColumn> columns,
      List<String> included,
      @Nullable Condition where,
      List<Option> options,
      Position position)
      implements DefinitionStatement {}

  /**
   * @param index null for ALL
   */
  record AlterIndex(
      @Nullable String index,
      ObjectName table,
      AlterIndexAction action,
      List<Option> options,
      Position position)
      implements DefinitionStatement {}

  enum AlterIndexAction {
    REBUILD,
    REORGANIZE,
    DISABLE,
    SET
  }

  record DropIndex(boolean ifExists, List<DroppedIndex> indexes, Position position)
      implements DefinitionStatement {}

  record DroppedIndex(String index, ObjectName table) {}

  /**
   * @param owner of AUTHORIZATION; null without it
   */
  record CreateSchema(String name, @Nullable String owner, Position position)
      implements DefinitionStatement {}

  /** DROP of one kind of object, by name; indexes have {@link DropIndex}. */
  record Drop(ObjectKind kind, boolean ifExists, List<ObjectName> names, Position position)
      implements DefinitionStatement {}

  enum ObjectKind {
    DATABASE,
    TABLE,
    VIEW,
    PROCEDURE,
    FUNCTION,
    TRIGGER,
    SCHEMA,
    SEQUENCE,
    SYNONYM,
    TYPE,
    LOGIN,
    USER,
    ROLE
  }

  /**
   * CREATE or ALTER VIEW.
   *
   * @param columns empty when none are named
   * @param options SCHEMABINDING, ENCRYPTION, VIEW_METADATA
   * @param text the whole statement: what the catalog keeps
   */
  record CreateView(
      ModuleVerb verb,
      ObjectName name,
      List<String> columns,
      List<Option> options,
      SelectStatement query,
      boolean withCheckOption,
      SourceRange text,
      Position position)
      implements DefinitionStatement {}

  /**
   * CREATE or ALTER PROCEDURE; its body reaches to the end of the batch.
   *
   * @param options RECOMPILE, ENCRYPTION, EXECUTE AS with its value
   * @param text the whole statement: what the catalog keeps
   */
  record CreateProcedure(
      ModuleVerb verb,
      ObjectName name,
      List<Parameter> parameters,
      List<Option> options,
      List<Statement> body,
      SourceRange text,
      Position position)
      implements DefinitionStatement {}

  enum ModuleVerb {
    CREATE,
    ALTER,
    CREATE_OR_ALTER
  }

  /**
   * @param options AS with its type's text, START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CYCLE,
   *     CACHE and the NO forms
   */
  record CreateSequence(
      ObjectName name, @Nullable TypeName type, List<Option> options, Position position)
      implements DefinitionStatement {}

  record CreateSynonym(ObjectName name, ObjectName target, Position position)
      implements DefinitionStatement {}
}
