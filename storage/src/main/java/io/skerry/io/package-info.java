/**
 * Files, clock and randomness, behind interfaces small enough to be simulated.
 *
 * <p>All else in this module sees the outside world only through {@link
 * io.skerry.io.DataDirectory}, {@link io.skerry.io.Clock}, {@link io.skerry.io.RandomSource} and
 * {@link io.skerry.io.FatalHandler}. So a test can run the whole store over files that lose, tear
 * and reorder what was not forced, and fail where the test says.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A byte written counts as durable only after {@link io.skerry.io.DataFile#force} returned, a
 *       name only after {@link io.skerry.io.DataDirectory#sync} returned.
 *   <li>An error of the file system is an {@link java.io.UncheckedIOException} that names the
 *       operation and the file; none is swallowed here. No room ({@link
 *       io.skerry.io.DiskFullException}) and no writes ({@link io.skerry.io.ReadOnlyDiskException})
 *       are kinds of their own, because a store can live on after the first.
 *   <li>An interrupt of a thread harms no file, though the JDK closes the channel that an
 *       interrupted thread uses: the file is opened again, under the name that it has by then.
 * </ol>
 *
 * <p>Rejected: {@code java.nio.file.FileSystem} as the seam. Its surface is far wider than what a
 * store needs, and a simulator of it would be larger than the store's log. Memory-mapped files are
 * not offered: a fault in them stalls a thread without a word, and nobody controls when they are
 * written.
 *
 * <p>This package knows nothing of logs, pages or rows.
 */
@NullMarked
package io.skerry.io;

import org.jspecify.annotations.NullMarked;
