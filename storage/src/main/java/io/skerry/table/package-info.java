/**
 * Tables, indexes, sequences and databases as they are, committed or not: which trees they consist
 * of, and how rows become entries of them.
 *
 * <p>{@link io.skerry.table.Schema} knows all that is there. A {@link io.skerry.table.TableState}
 * is a table for its life, a {@link io.skerry.table.TableVersion} the table as one schema change
 * left it. Long values stand in pages of their own ({@link io.skerry.table.LongValues}).
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A schema change is a new version of its table; the one before stays as long as a view sees
 *       it, with its trees. So schema changes roll back, and readers never meet half of one.
 *   <li>A change of columns leaves the trees and their rows as they are where it can: the new
 *       version reads rows of all older layouts. Else it has new trees with all rows written anew.
 *       A tree knows the layouts of its rows until its last page is free, as dropped columns may
 *       have long values too.
 *   <li>A nonclustered index of a table has one entry for each row, or for each that its filter
 *       accepts, derived from the row alone ({@link io.skerry.table.IndexVersion}). A unique index
 *       has the columns as its key, any other the columns and the row's locator.
 *   <li>A long value never changes. Rows that nobody sees any more give it up once; who wrote it is
 *       known until everybody sees it, so that a checkpoint can leave it out.
 *   <li>Freeing is done in steps that leave what is left in order: a crash, or a page that is not
 *       in memory, interrupts it anywhere.
 * </ol>
 *
 * <p>Rejected: rows of a system table for the schema (its trees' roots change with every
 * checkpoint; the checkpoint's meta data holds it whole); long values as chains (the middle of one
 * is found only by reading what is before it).
 *
 * <p>This package knows nothing of locks, of the log or of SQL.
 */
@NullMarked
package io.skerry.table;

import org.jspecify.annotations.NullMarked;
