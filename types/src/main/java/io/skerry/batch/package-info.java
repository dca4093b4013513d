/**
 * Columns of values and batches of rows: the shape in which rows pass between the stages.
 *
 * <p>A {@link io.skerry.batch.Batch} has one {@link io.skerry.batch.Vector} for each column and is
 * dense: rows 0 to size - 1 all count. Producers reuse a batch; a consumer that keeps rows copies
 * them. One thread at a time uses a batch.
 */
@NullMarked
package io.skerry.batch;

import org.jspecify.annotations.NullMarked;
