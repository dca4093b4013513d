/**
 * Who may read and change what: locks, waits and deadlocks.
 *
 * <p>{@link io.skerry.lock.LockTable} locks tables, rows, ranges of keys and names for {@link
 * io.skerry.lock.LockOwner}s, in the modes of {@link io.skerry.lock.LockMode}. All of it is guarded
 * by one mutex, held for some tens of nanoseconds; a thread that must wait sleeps on a condition of
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
 * <p>This package knows nothing of pages, versions or the log.
 */
@NullMarked
package io.skerry.lock;

import org.jspecify.annotations.NullMarked;
