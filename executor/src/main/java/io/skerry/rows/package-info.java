/**
 * What operators and expressions share to work on many rows: selections, copies between vectors,
 * comparisons of single values, buffers of rows, and tables of keys.
 *
 * <p>Everything is typed by {@link io.skerry.types.Physical}: loops run over the vectors' arrays,
 * and no value is boxed. {@link io.skerry.rows.RowBuffer} and {@link io.skerry.rows.KeyTable} keep
 * rows longer than a batch lives, so they copy them and ask a {@link io.skerry.rows.MemoryGrant}
 * for the room.
 *
 * <p>Knows values and batches only: no plans, no sessions, no store.
 */
@NullMarked
package io.skerry.rows;

import org.jspecify.annotations.NullMarked;
