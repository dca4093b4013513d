/**
 * The check that walks everything a store has in its files, and says what is wrong.
 *
 * <p>A check reads one root: the committed state of one moment, as it is in files. {@link
 * io.skerry.check.OnlineCheck} does so in an open store, right after a checkpoint and while no
 * other one ends, so that the root's pages stay as they are; transactions go on. {@link
 * io.skerry.check.DirectoryCheck} does the same with a directory that nobody need have open, and
 * reads the log behind the root too. Both read through file handles of their own: no page comes
 * into the pool, and nothing is taken from memory that the disk may have lost.
 *
 * <p>The order of a check: the root, its files and its page map; each table's tree, row by row;
 * each index's tree; the trees and long values that are still to be freed; the pages that nothing
 * reached. In a tree: checksum, number and root of each page, its owner, its slots and counts, the
 * order of keys within it and against the pages above it, the depth of leaves. In a row: its bytes,
 * its columns, NULLs, its key, its long values page by page. Between a table and an index: a sum of
 * hashes of the entries that the rows should have and of those that are there, for each of some
 * thousand classes of keys; only the classes whose sums differ are searched for the entries that
 * differ. So the usual case costs one pass and some kilobytes, however large the index.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A check changes nothing, and an offline check writes no byte.
 *   <li>What a check read it does not believe: any bytes end in findings, never in an exception or
 *       an endless walk. Each page is walked once, so wrong references make no cycles.
 *   <li>A finding says what is wrong where, and what follows from it is not said again: where a
 *       page cannot be read, the entries that its rows lack are not counted as missing.
 *   <li>Memory is bounded by the number of pages (twelve bytes and a bit for each), the longest
 *       value that an index needs, and the entries that are compared at once.
 *   <li>All findings are counted; of each index only the first ones are told, as nobody reads a
 *       million.
 * </ol>
 *
 * <p>Rejected: walking the trees in memory under the latch (it sees running transactions' rows, and
 * a page that the disk has lost looks whole in the pool); sorting an index's entries to compare
 * them (it writes as much as the index has, where there should be nothing to find); refusing a
 * directory that a process holds (a root's pages are not written over before a newer root is
 * durable, so it is enough to look at the end whether the root is still the newest; taking the lock
 * would write its file).
 *
 * <p>This package knows nothing of transactions, of memory but the page table, or of SQL but the
 * numbers of its errors.
 */
@NullMarked
package io.skerry.check;

import org.jspecify.annotations.NullMarked;
