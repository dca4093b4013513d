/**
 * Statements that define objects: from the syntax tree to checked {@link
 * io.skerry.program.PlannedStatement}s.
 *
 * <p>Everything that one catalog snapshot can tell is checked here: that names are free or known,
 * that types can be what they are asked to be, that keys name columns. What the rows of a table
 * decide (a unique index over rows that are equal) is the executor's.
 *
 * <p>Names of constraints that the statement does not name are made up as SQL Server does, {@code
 * PK__table__0123456789ABCDEF}; equal definitions give equal names, so that a script gives the same
 * names each time.
 */
@NullMarked
package io.skerry.definition;

import org.jspecify.annotations.NullMarked;
