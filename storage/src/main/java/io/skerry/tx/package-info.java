/**
 * Versions, snapshots, locks, and the order of commits.
 *
 * <p>The newest version of a row stands in its tree. A change hangs what was there before on the
 * row's chain of versions in memory, with its writer; the same object is the transaction's undo. A
 * reader goes down the chain until it meets a writer that it sees. A deleted row stays as a ghost
 * while its chain lives. A page has a mark when a row in it may have versions; pages without are
 * read at full speed. The design is that of Neumann, Mühlbauer and Kemper, "Fast Serializable
 * Multi-Version Concurrency Control for Main-Memory Database Systems" (SIGMOD 2015).
 *
 * <p>A commit goes this way and no other: its record is appended to the log; it is durable; the
 * log's thread makes it visible by giving it the next number of the order; its own thread gives
 * back its locks, clears versions nobody needs, and returns.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>Commits become visible in the order of the log, each in one moment with its row counts.
 *   <li>A snapshot sees the commits up to its number, and its own transaction's changes up to its
 *       ordinal. Readers wait for nobody.
 *   <li>A row is changed by one running transaction at a time: it holds the row's lock, or it has
 *       inserted the row, which counts as a lock. Whoever meets the row of such an insert waits for
 *       the end of its writer.
 *   <li>A version is cleared when every open snapshot sees its writer; with the last version of a
 *       ghost the entry goes.
 *   <li>Waits are first come, first served. Before a transaction waits, the circles that its wait
 *       would close are broken: in each the transaction with the fewest changes ends with error
 *       1205; the one that waits, if equal.
 *   <li>No lock is waited for under the latch, and the latch is taken by nobody who holds the lock
 *       table's mutex.
 * </ol>
 *
 * <p>Rejected: a stamp in every row (eight bytes each, and a pass over all rows to clear them); an
 * explicit lock for every inserted row (a bulk load would fill the lock table); detecting deadlocks
 * by a timer (a wait that can be refused at once costs users its interval); deleting rows at once
 * and keeping them only in the chain (a scan would have to merge two orders).
 *
 * <p>This package knows nothing of columns, tables or the log's format.
 */
@NullMarked
package io.skerry.tx;

import org.jspecify.annotations.NullMarked;
