package io.skerry.program;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Table;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a statement is planned for. Plans are cached by the catalog's version, the database and the
 * options.
 *
 * @param database the current one
 * @param variables of the program
 * @param identityInsert the table whose SET IDENTITY_INSERT is ON, as {@code database.schema.name};
 *     empty for none
 * @param rowCounts the row count of a table, an estimate
 */
public record PlanContext(
    Catalog catalog,
    String database,
    List<VariableDefinition> variables,
    String identityInsert,
    ToLongFunction<Table> rowCounts) {}
