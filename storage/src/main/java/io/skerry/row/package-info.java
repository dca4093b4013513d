/**
 * What tables and indexes consist of, and how their rows stand in bytes.
 *
 * <p>A {@link io.skerry.row.TableShape} gives the columns of a table and the key of its clustered
 * index, an {@link io.skerry.row.IndexShape} a further index. {@link io.skerry.row.RowCodec} turns
 * a row of a batch into bytes; {@link io.skerry.row.RowReader} turns one column of many stored rows
 * back into a vector, straight from the pages. A value may also come into a row from a {@link
 * io.skerry.row.LongSource}, and out of it as a {@link io.skerry.row.LongValue}, piece by piece.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A column of fixed width stands at the same offset in every row of a shape.
 *   <li>Every row and every shape begins with a format or can be told by one; what is not known is
 *       refused, never guessed.
 * </ol>
 *
 * <p>Rejected: columns by name or with types in each row (a table's rows all have one shape); rows
 * of objects (a scan of one column would build all).
 *
 * <p>This package knows nothing of pages, trees or transactions.
 */
@NullMarked
package io.skerry.row;

import org.jspecify.annotations.NullMarked;
