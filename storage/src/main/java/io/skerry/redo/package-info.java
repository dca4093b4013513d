/**
 * What stands in the records of the log: the logical changes of transactions.
 *
 * <p>A record is a header and changes ({@link io.skerry.redo.RedoWriter}, {@link
 * io.skerry.redo.RedoDecoder}). A small transaction is one record, written at its commit. A larger
 * one hands over parts before, so that its changes need not wait in memory; its last record is the
 * commit. Parts without a commit behind them mean nothing.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>The changes of a transaction form one stream of bytes; each record says where in the stream
 *       it begins. A record that begins before the end of what is there takes back the rest: that
 *       is how a rollback to a savepoint stands in the log.
 *   <li>A change of a row says all that is needed to repeat it in any order of keys: the row's key
 *       and new content, the keys of index entries that go, and which indexes get a new one. So
 *       recovery need not read the old row first.
 *   <li>A long value stands in parts before the row that refers to it, under a number that it has
 *       within its transaction. A record ends between two parts, so that none is larger than a few
 *       of them. Parts to which no row refers mean nothing.
 *   <li>Entries of indexes that go stand before the rows whose entries come, statement by
 *       statement, so that rows which exchange unique keys leave the right entries.
 *   <li>A row stands in the log in the layout that it has in its page. A change of a table's
 *       columns stands there with all layouts that the table has then. Where such a change writes
 *       all rows anew, they follow it as new rows: what a conversion makes of a value is not asked
 *       twice.
 *   <li>Tables, indexes and sequences are named within their database, whose number stands before
 *       them; so the changes of one database can be told from those of others, and repeated under
 *       another number.
 * </ol>
 *
 * <p>Rejected: physical records (they tie the log to pages, and no follower or change feed could
 * read it); full index entries (the row has all of it); the old row (most changes do not need it,
 * and it doubles the log).
 *
 * <p>This package knows nothing of pages, trees or locks.
 */
@NullMarked
package io.skerry.redo;

import org.jspecify.annotations.NullMarked;
