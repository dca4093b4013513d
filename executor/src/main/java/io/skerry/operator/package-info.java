/**
 * Operators over batches of rows, and the expressions that they evaluate.
 *
 * <p>{@link io.skerry.operator.PlanCompiler} makes a tree of {@link io.skerry.operator.Operator}s
 * of a physical plan. An operator tree belongs to one session and can be run again and again; it
 * keeps its buffers. Rows flow as {@link io.skerry.batch.Batch}es of up to 1,024 rows; an
 * expression is evaluated for all rows of a batch at once.
 *
 * <p>Invariants: operators check for cancellation; an operator that keeps rows asks the memory
 * grant first; {@code close} frees what {@code open} took, also after an error.
 *
 * <p>Hash tables, sorts, and the rows that nested loops keep stay in memory: a statement that needs
 * more than its grant ends with error 701. Nothing spills yet.
 */
@NullMarked
package io.skerry.operator;

import org.jspecify.annotations.NullMarked;
