/**
 * Pages, their pool, and the checkpoint.
 *
 * <p>A page has a number for life. The page table, arrays indexed by that number, says in which
 * frame of the pool it is and at which place of which file. Its content changes only in memory. A
 * page that is evicted dirty goes to a place to which no root refers; after a crash it is as if it
 * had never been written. So the data files always hold exactly what the newest root describes, and
 * the log has the rest.
 *
 * <p>A checkpoint begins at one moment under the exclusive latch: the last visible commit fixes the
 * log position, the changed pages are pending. Then, page by page under the shared latch, the
 * <em>committed</em> image of each is written to a new place. Whoever wants to change a pending
 * page writes its image first. When all are done, the page map and the meta data go to new places
 * too, the files are forced, the root is written into the slot that does not hold the old one and
 * forced. Only then are the places that only the old root needed free.
 *
 * <p>Room on the disk is got before a change, never in its middle: each changed page has a place
 * kept for its image and one for its eviction ({@link io.skerry.page.Room}, {@code PageRoom}). When
 * the disk is full, first a checkpoint is run, since what it writes needs no place any more; then
 * what makes the store larger is refused, while deletions, and the undoing of changes, use a
 * reserve that a file of its own keeps. A restart can use of an older epoch's files neither their
 * free places nor their tails; it lives on the reserve, and its checkpoints empty those files
 * first. A file system that copies on each write, or a volume that promises more than it has, may
 * still be full later: then a checkpoint is given up, and an eviction ends the process.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>No place is written to which a root refers that a start could choose.
 *   <li>An image holds every change of the commits up to the checkpoint's position, and nothing of
 *       any other. Uncommitted rows are left out, what they replaced is put back; what does not fit
 *       its page is carried in the meta data.
 *   <li>Pages that only their transaction needs are in no checkpoint before it has committed
 *       ({@link io.skerry.page.Keep}); then they are in all, from the first that sees the
 *       transaction on.
 *   <li>All images of one root are of one moment, also for the structure of trees.
 *   <li>A place freed by a root change is used again only after the new root is durable and the
 *       epoch record still shows this epoch. So if a younger process raised the epoch before, this
 *       root was durable before, and is the one that it reads.
 *   <li>A file of pages or roots is written by one epoch only. Checkpoints move a few pages at a
 *       time out of older epochs' files, and of own ones that are mostly free; both are deleted
 *       when empty.
 *   <li>A page carries its number, a checksum and the number of the first root that may refer to
 *       it; a page that is not what it should be is reported by file and offset, never read as
 *       data.
 *   <li>Under the shared latch no frame is given to another page; under the exclusive one none that
 *       the running operation touched.
 *   <li>There are never fewer free places than {@code PageTable#placesNeeded}.
 * </ol>
 *
 * <p>Rejected: ARIES with undo on disk (uncommitted data in files, a second pass in recovery,
 * full-page images against torn pages); memory-mapped files (nobody controls write-back, a fault
 * stalls the thread under the latch); pins on frames (an atomic counter on each step of each
 * search; with one latch they are not needed); copying all changed pages at the beginning (a pause
 * as long as the pool is large); one data file with places for all (an older process that wakes up
 * could write where a younger one does).
 *
 * <p>This package knows nothing of keys, rows or transactions.
 */
@NullMarked
package io.skerry.page;

import org.jspecify.annotations.NullMarked;
