/**
 * Versions, snapshots, and the order of commits.
 *
 * <p>The newest version of a row stands in its tree. A change writes down what was there before as
 * an undo record ({@link io.skerry.tx.UndoSpace}), and the row's entry gets a roll pointer to it;
 * the record holds the pointer to the one before. So a row's records form a chain, newest first,
 * and the same records, in the order in which a transaction wrote them, are its undo. A reader goes
 * down the chain until it meets a writer that it sees. A deleted row stays as a ghost while
 * somebody may need its chain. A page counts its entries with roll pointers; pages without are read
 * at full speed. The records lie in pages of the pool that no checkpoint keeps, so memory bounds
 * neither a transaction nor the versions that a long reader holds back; the disk does.
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
 *   <li>An undo record is released when every open snapshot sees its writer, or when its change is
 *       undone. Before that the row's roll pointer, if it names the record, is taken away, and a
 *       ghost's entry goes. A newer record may still name it: so a record notes the commit of the
 *       version before, and nobody who sees that commit follows the pointer.
 *   <li>No lock is waited for under the latch, and the latch is taken by nobody who holds the lock
 *       table's mutex.
 * </ol>
 *
 * <p>Rejected: versions as objects on the heap, found by a hash map of keys (a hundred bytes for
 * each changed row, so that a large transaction ends the process; a look-up for each row of a
 * changed page); a stamp in every row, changed or not (eight bytes each, and a pass over all rows
 * to clear them); an explicit lock for every inserted row (a bulk load would fill the lock table);
 * deleting rows at once and keeping them only in the chain (a scan would have to merge two orders).
 *
 * <p>This package knows nothing of columns, tables or the log's format.
 */
@NullMarked
package io.skerry.tx;

import org.jspecify.annotations.NullMarked;
