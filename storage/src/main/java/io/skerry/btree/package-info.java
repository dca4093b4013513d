/**
 * B+trees of byte-string keys, and how values become such keys.
 *
 * <p>{@link io.skerry.btree.BTree} keeps unique keys in order, in slotted pages ({@link
 * io.skerry.btree.Node}). {@link io.skerry.btree.KeyEncoder} turns a column's value into bytes
 * whose unsigned order is the order of values, so a tree compares nothing but bytes. A unique index
 * has the columns as its key; any other has something unique behind them.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A change touches the leaf and, when it splits or empties, the inner pages above it, and no
 *       neighbour: leaves have no links, so a checkpoint need not copy neighbours, and a cursor
 *       finds the next leaf by searching for this one's upper fence.
 *   <li>An inner page's first key stands for everything below its second. A separator is the
 *       shortest key that tells two leaves apart.
 *   <li>A key behind all others fills the last leaf and then begins a new one, so that ascending
 *       inserts leave full pages.
 *   <li>Only an empty leaf is removed; half-empty ones stay, as their rows mostly come back.
 *   <li>{@link io.skerry.page.PageStore#beforeChange} is called before the first byte of a page
 *       changes.
 * </ol>
 *
 * <p>Rejected: links between leaves; a latch on each page (with two cores one latch held for a
 * microsecond is not what limits; it is one class to replace if it ever does); comparing typed
 * values in the tree (each compare would dispatch on types and collations).
 *
 * <p>This package knows nothing of versions, rows or tables.
 */
@NullMarked
package io.skerry.btree;

import org.jspecify.annotations.NullMarked;
