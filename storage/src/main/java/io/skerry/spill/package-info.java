/**
 * Work that does not fit memory, on disk: files that the log never hears of.
 *
 * <p>{@link io.skerry.spill.SpillSpace} makes temporary files and counts their bytes; {@link
 * io.skerry.spill.EntrySorter} sorts keys with values, in memory as long as they fit.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A spill file is never forced, and belongs to one opening of the store: the next one deletes
 *       what a crash left.
 *   <li>Memory and disk that a sort takes are bounded by what its maker was given.
 * </ol>
 *
 * <p>Rejected: spilling into pages of the pool (a sort would push out what others need); temporary
 * files outside the store's directory (a container's root file system may be read-only).
 */
@NullMarked
package io.skerry.spill;

import org.jspecify.annotations.NullMarked;
