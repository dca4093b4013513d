/**
 * Catalog procedures: {@code sp_tables}, {@code sp_columns} and their kin, which answer with
 * rowsets made of the catalog snapshot.
 *
 * <p>{@link io.skerry.system.procedure.SystemProcedures} knows them by name. Parameters and rowsets
 * are written as text, as the system views are; a family of procedures makes the rows. Columns,
 * types and values are SQL Server's ("Catalog stored procedures"), in the shapes that ODBC and JDBC
 * drivers read.
 *
 * <p>Invariants: a call changes nothing; arguments are checked before the first rowset begins, so
 * an error comes alone. Knows nothing of sessions beyond {@link
 * io.skerry.system.procedure.ProcedureEnvironment}, and nothing of how procedures are called.
 */
@NullMarked
package io.skerry.system.procedure;

import org.jspecify.annotations.NullMarked;
