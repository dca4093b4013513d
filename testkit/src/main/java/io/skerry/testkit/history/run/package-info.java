/**
 * Makes histories: a seeded generator of transactions, a runner of processes, and targets.
 *
 * <p>{@link io.skerry.testkit.history.run.HistoryTarget} is all that a runner knows of a store.
 * {@link io.skerry.testkit.history.run.MemoryTarget} is a small correct one that can be weakened,
 * each way proving that the checker finds what it should; {@link
 * io.skerry.testkit.history.run.StoreTarget} is the real store. {@link
 * io.skerry.testkit.history.run.HistoryMain} runs and checks histories for as long as one wants.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>What is asked is a function of the seed. In what order processes get their turns is too,
 *       with {@code SeededTurns}; with {@code FreeTurns} it is the machine's.
 *   <li>Every history ends with a transaction that ran alone and read everything, so that no write
 *       is lost unnoticed. It counts as SERIALIZABLE, whatever it ran at.
 *   <li>Rows of lists, registers and accounts are there before the history begins, so that reading
 *       one that nobody wrote yet locks a row and not a gap.
 *   <li>A list or range takes a limited number of changes and is then followed by a fresh one, so
 *       that reads stay short however long the history is.
 * </ol>
 *
 * <p>Rejected: steps chosen while the history runs (what was asked would then depend on the turns);
 * a simulated store under the real one's threads (its locks wait in the machine's scheduler).
 */
@NullMarked
package io.skerry.testkit.history.run;

import org.jspecify.annotations.NullMarked;
