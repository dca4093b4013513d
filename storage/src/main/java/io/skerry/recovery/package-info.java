/**
 * Recovery: the pages of the last checkpoint, brought up to date by the log behind it.
 *
 * <p>When a store opens, the log's tail is read once, from its first byte to its last: checked,
 * counted, and its changes noted by table and key ({@link io.skerry.recovery.PendingTable}). No
 * page of a tree is read for that, so the time does not depend on the size of the database, nor on
 * how its changes are strewn over it. Then the store is open. Each tree knows that changes are
 * pending ({@link io.skerry.btree.PendingChanges}); whoever comes to a leaf has its changes made
 * first. A thread makes the others, key by key, so that the next checkpoint can be taken.
 *
 * <p>This is instant recovery after Graefe, Guy and Sauer, "Instant Recovery with Write-Ahead
 * Logging" (2014), by keys instead of pages, as the log is logical.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A record counts if it is a commit or an event behind the checkpoint's position. Parts of a
 *       transaction count with its commit, and as far as later records of it did not take them
 *       back; its parts may stand in an earlier epoch than a commit that was written again.
 *   <li>Nothing is believed that may not be durable. A record of the log was durable if one of a
 *       later group follows. Those of the last group are written again into the log of the new
 *       epoch, at their old positions, and forced, before anything comes of them.
 *   <li>Of several pending changes of one key the last one is made, and no other.
 *   <li>A leaf is seen by others only when no change of its key range is pending. Before the
 *       changes of a tree are in the order of keys, those of a leaf are found by a look at all.
 *   <li>Entries of indexes are derived from the rows in the log, once, when somebody first comes to
 *       the index. They are the same whatever the pages say.
 *   <li>Pending rows are in the layouts in which they were logged. A change of columns alone makes
 *       none of them: whoever comes to them reads them with the newest version of the table.
 *   <li>No checkpoint begins while anything is pending; so what the log tells of is in the log
 *       until it is in the pages of a root.
 *   <li>A database that a checkpoint holds as restored is dropped, with all its pages, unless the
 *       log behind the checkpoint says that its restore was finished.
 *   <li>Of a long value only the places of its pieces in the log are noted, and of the parts of a
 *       transaction their places. They are read again one by one, when the pages are written.
 *   <li>What is noted has a limit. Beyond it all that is noted is made at once, in the order of
 *       keys, and the reading goes on.
 * </ol>
 *
 * <p>Rejected: replay in the order of the log (a tail of small changes all over a large database
 * costs a page read each: 64 MiB took minutes); physical page images in the log after a checkpoint
 * (they multiply the log, which on flash memory is wear); a second copy of the pages in memory.
 */
@NullMarked
package io.skerry.recovery;

import org.jspecify.annotations.NullMarked;
