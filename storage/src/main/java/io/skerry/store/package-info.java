/**
 * The facade of the storage engine: tables, transactions, cursors, recovery.
 *
 * <p>{@link io.skerry.store.Store} is all that the layers above see; {@link io.skerry.store.Stores}
 * opens one. Rows come and go as {@link io.skerry.batch.Batch}es of the table's columns; keys are
 * boxed values. Nothing above needs to know of pages, log records or files.
 *
 * <p>Recovery: take the lock of the directory; raise the epoch record, and only then read; open the
 * newest valid root; put back the rows that its checkpoint carried; replay the log from its
 * position; begin the log's next part and the first root of this epoch. All of it before {@link
 * io.skerry.store.Stores#open} returns. Replay applies logical changes to the exact state they were
 * logged against, so each is applied once and none needs to be repeatable.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>What a row change does to the indexes is derived in one place ({@link
 *       io.skerry.store.IndexMaintenance}), for running transactions and for replay alike; the log
 *       tells of rows only.
 *   <li>An update takes away all old index entries before it puts new ones, so a batch may exchange
 *       unique keys among its rows. In replay, which goes row by row, an entry is taken away only
 *       by the row to which it belongs.
 *   <li>Schema changes have versions as rows have: a reader's snapshot decides which columns a
 *       table has and which trees it consists of. Only who changes rows on a snapshot is refused
 *       when another transaction has changed the table's schema since.
 *   <li>Values of a sequence are given only when a durable record says that they may have been
 *       given; a crash skips the rest.
 *   <li>A value too long for its row stands in pages that never change; who wrote it is known until
 *       everybody sees it, so that a checkpoint can leave it out, and a crash leaks no page. It may
 *       come from a {@link io.skerry.row.LongSource} and be read through a {@link
 *       io.skerry.row.LongValue}: then no more than a part of it is ever in memory, neither here
 *       nor in recovery.
 *   <li>A bulk load is in the log what an insert is: rows. Only the way into the pages differs.
 *   <li>The log is kept from the first mark of a database's log backup on, where that is before
 *       what a checkpoint needs; beyond a limit, changes are refused rather than a chain broken.
 *   <li>Any failure to write ends the store through its {@link io.skerry.io.FatalHandler}; a store
 *       that failed refuses everything.
 * </ol>
 *
 * <p>Rejected: physical log records (they tie the log to pages, and a follower or a change feed
 * could not read it); logging index changes (more bytes, and a second truth); a system table for
 * the schema (a table of thousands of rows at most, whose roots change with every checkpoint; the
 * checkpoint's meta data holds it whole); a bulk load that is durable by a checkpoint at its commit
 * and not in the log (a follower and a change feed would miss it, and a restore could not go on
 * behind it); changing a part of a long value (versions would share pages, so that each page would
 * need a count of its users in the log, in checkpoints and in recovery).
 */
@NullMarked
package io.skerry.store;

import org.jspecify.annotations.NullMarked;
