/**
 * What tables and indexes consist of, and how their rows stand in bytes.
 *
 * <p>A {@link io.skerry.row.TableShape} gives the columns of a table and the key of its clustered
 * index, an {@link io.skerry.row.IndexShape} a further index. {@link io.skerry.row.RowCodec} turns
 * a row of a batch into bytes; {@link io.skerry.row.RowReader} turns one column of many stored rows
 * back into a vector, straight from the pages. A value may also come into a row from a {@link
 * io.skerry.row.LongSource}, and out of it as a {@link io.skerry.row.LongValue}, piece by piece.
 *
 * <p>A table's columns change ({@link io.skerry.row.TableAlteration}) without a change of its rows
 * where that can be: each row begins with the number of the layout with which it was written, and
 * {@link io.skerry.row.TableLayouts} reads a row of any layout as one of the newest.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A column of fixed width stands at the same offset in every row of a layout.
 *   <li>A layout never changes, and its number is given to no other while a row may have it.
 *   <li>What is added is at the end: so the readers of an older version of a table, who see older
 *       rows only, know all layouts that they meet.
 *   <li>Every shape can be told by a format, every row by its layout; what is not known is refused,
 *       never guessed.
 * </ol>
 *
 * <p>Rejected: columns by name or with types in each row (a table's rows have few layouts); rows of
 * objects (a scan of one column would build all); rows that may end before the columns added later
 * (that serves added columns alone, not dropped ones, and not a value other than NULL); writing all
 * rows anew for every change (a table of a billion rows gets a column in an instant).
 *
 * <p>This package knows nothing of pages, trees or transactions.
 */
@NullMarked
package io.skerry.row;

import org.jspecify.annotations.NullMarked;
