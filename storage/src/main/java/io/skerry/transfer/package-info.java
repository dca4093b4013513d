/**
 * Databases on their way out of a store and into one: full backups, log backups, restores.
 *
 * <p>A full backup reads the database through a snapshot ({@link
 * io.skerry.transfer.DatabaseBackup}). It stops nobody; what writers replace meanwhile is kept, as
 * for any long reader. A log backup reads the log from the mark of the database on ({@link
 * io.skerry.table.LogMark}), and writes the transactions that changed the database, with the parts
 * that they had put into the log before they committed ({@link io.skerry.transfer.LogBackup}).
 *
 * <p>A restore ({@link io.skerry.transfer.DatabaseRestore}) makes changes in trees that nobody
 * knows: without versions, without locks and without the log. To the rest of the engine it is one
 * long transaction that has not committed: checkpoints leave its pages out, so a crash leaves
 * nothing of it. At the end it goes these steps and no other:
 *
 * <ol>
 *   <li>The indexes are built.
 *   <li>The maker of the trees commits, and in the same moment the schema gets the database among
 *       its hidden ones: from now on checkpoints keep the pages, and say that the database is being
 *       restored.
 *   <li>A checkpoint is taken.
 *   <li>A transaction, perhaps with changes of its caller's catalogue, writes into the log that the
 *       restore is finished. When that is durable, and not before, the database is there.
 * </ol>
 *
 * <p>Recovery that finds such a database in the checkpoint and no such record behind it drops the
 * database, with all its pages.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A hidden database does not change any more. So its checkpoint has all of it, and the log
 *       need not.
 *   <li>A restore that failed can only be closed, and closing gives all pages back.
 *   <li>The log behind a database's mark is kept by checkpoints, roots and segments, over restarts.
 *       A new mark counts for them from the moment of its position; a mark moves forward, or goes,
 *       only when the log says so durably.
 *   <li>The mark of a database does not move while a log backup reads; a snapshot keeps the mark of
 *       one that is dropped meanwhile.
 *   <li>Changes of indexes in the log are left aside: the rows say all.
 * </ol>
 *
 * <p>Rejected: a restore through the log, as ordinary inserts (each byte twice, the log's room for
 * the size of the database, and undo records that nobody needs); replay by transactions of each
 * logged one (locks and versions for a reader that cannot be); a restoring state that lives on
 * after a restart (its owner is a session, and the streams are still there).
 *
 * <p>This package knows nothing of cursors, locks or SQL.
 */
@NullMarked
package io.skerry.transfer;

import org.jspecify.annotations.NullMarked;
