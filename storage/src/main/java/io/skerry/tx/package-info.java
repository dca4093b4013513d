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
 *   <li>No lock is waited for under the latch, and the latch is taken by nobody who holds the lock
 *       table's mutex.
 * </ol>
 *
 * <p>Rejected: a stamp in every row (eight bytes each, and a pass over all rows to clear them); an
 * explicit lock for every inserted row (a bulk load would fill the lock table); deleting rows at
 * once and keeping them only in the chain (a scan would have to merge two orders).
 *
 * <h2>Locks</h2>
 *
 * <p>{@link io.skerry.tx.LockTable} locks tables, rows, ranges of keys and names for {@link
 * io.skerry.tx.LockOwner}s, in the modes of {@link io.skerry.tx.LockMode}. All of it is guarded by
 * one mutex, held for some tens of nanoseconds; a thread that must wait sleeps on a condition of
 * its own. A row lock is two small objects in a hash table ({@code Lock}, {@code Grant}), linked to
 * its owner's other locks. Ranges are intervals for each owner and space, apart from rows ({@code
 * RangeSpace}). Source of modes, conversion and escalation: "Transaction locking and row versioning
 * guide" of SQL Server's documentation.
 *
 * <ol>
 *   <li>No two owners hold modes of one resource that conflict, and no two ranges in such modes
 *       overlap. An owner holds one mode of a resource: the least that covers all it asked for.
 *   <li>Who locks rows or ranges holds their table in an intent mode or a stronger one. A table's
 *       lock that covers them makes them cost nothing.
 *   <li>A conversion goes before new requests, and is granted as soon as the holders allow it; else
 *       it is first come, first served, so that nobody starves.
 *   <li>A range is locked before or while it is read, a key checked against ranges while it is
 *       changed, each under one hold of the latch. So a reader meets the change, or the writer
 *       meets the range. A writer that had to wait has a reservation: new ranges with its key wait
 *       until it goes on.
 *   <li>Before an owner waits, the circles that its wait would close are broken: in each the owner
 *       with the lowest priority ends with error 1205, of these the one with the lowest cost, of
 *       these the one that waits. All waits are in one graph: for locks, ranges, keys and ends.
 *   <li>Escalation changes what an owner holds, not what it may do, and waits for nobody. It
 *       happens on the owner's own thread only, so the owner may read what it holds without the
 *       mutex.
 *   <li>Whoever gives a lock back, lowers it or stops waiting grants what can be granted before the
 *       mutex is free again: no wake-up is lost, and nobody looks again by the clock.
 *   <li>What all locks take is counted and limited. At the limit the owner that asks escalates; if
 *       that does not help, its request ends with error 1204.
 * </ol>
 *
 * <p>Rejected: locks on the key behind a range (they must be passed on when that key is removed,
 * and a delete would hold a lock on a key that it does not delete); ranges as entries of the row
 * locks' hash table (a range of keys that are not there has none); locking a whole range before
 * reading it (its reader waits for a writer that wants another key of it, and one of them dies);
 * detecting deadlocks by a timer (a wait that can be refused at once costs users its interval);
 * several lock tables by hash (a deadlock, an escalation and a listing need them all, and one mutex
 * does millions of locks a second); escalation of other owners at the limit (their threads would
 * have to take the mutex to know what they hold); pages as resources (a page is a matter of
 * storage, and changes with every split).
 *
 * <p>This package knows nothing of columns, tables or the log's format.
 */
@NullMarked
package io.skerry.tx;

import org.jspecify.annotations.NullMarked;
