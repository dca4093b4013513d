/**
 * The log: the one place where a commit becomes durable.
 *
 * <p>A record is the logical changes of one committed transaction. Records stand in frames, frames
 * in preallocated segments. A committer hands its record over and waits; one platform thread writes
 * all that has arrived, forces once, and tells each committer, in the order of the log. Whoever
 * arrives while it forces is in the next group.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>The order of the log is the order in which {@link io.skerry.log.CommitLog#append} was
 *       called, and the order in which listeners learn of durability.
 *   <li>A listener learns of durability only after the force that covered its record returned, and,
 *       where two machines can see the volume, after the epoch record was read again behind that
 *       force.
 *   <li>A group is written only when the one before is durable. Each frame names the beginning of
 *       its group, so a valid frame behind a bad one proves that the bad one was durable, if the
 *       valid one's group began behind it: then the start stops. Else the tail was torn by a crash
 *       and is cut.
 *   <li>A frame names its own position and epoch and carries the checksum of the frame before, so
 *       what an earlier use of a segment left is never read as a record.
 *   <li>A segment is written by one epoch only. A new epoch begins where the log was durable for
 *       certain, in a segment of its own, with what recovery found behind that point; what an older
 *       process writes behind that point is never read ({@link io.skerry.log.LogHistory}).
 *   <li>A record is taken only when there are segments with room for it, so a write never finds the
 *       disk full. What makes the database smaller may use the last of that room, and half of the
 *       disk's reserve; for all else {@link io.skerry.log.LogFullException} says so before anything
 *       is appended.
 *   <li>After a failed write or force nothing is acknowledged any more and the process ends: a
 *       second force may report success for data that the kernel has dropped.
 * </ol>
 *
 * <p>Rejected: a leader among the committers that flushes for the others (it saves a thread switch
 * for one writer, but a committer then works for others, and a failure lands in whoever happened to
 * lead); writing each commit at once with O_DSYNC (no group); cutting at the first bad frame
 * whatever follows (a flipped bit would silently drop acknowledged commits); refusing to start
 * whenever any valid frame follows a bad one (a crash in the middle of a large group leaves just
 * that, as disks reorder writes).
 *
 * <p>This package knows nothing of what is in a record.
 */
@NullMarked
package io.skerry.log;

import org.jspecify.annotations.NullMarked;
