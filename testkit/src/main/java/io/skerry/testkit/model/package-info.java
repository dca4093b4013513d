/**
 * The model checker of the store: random histories, and after each step what a plain model of maps
 * in memory says.
 *
 * <p>{@link io.skerry.testkit.model.ModelHistory} is one history of one thread: up to four
 * transactions at all levels of isolation take turns, with no time to wait for a lock, between
 * checkpoints, restarts and losses of power. {@link io.skerry.testkit.model.ModelMain} runs as many
 * as one likes and makes the one that fails short.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A seed gives the same history each time. Each step draws from numbers of its own, so that a
 *       history without some of its steps is a history too.
 *   <li>Locks are checked from both sides. Where the store refuses a step with error 1222, the
 *       model must know a transaction that holds something against it; where the store takes the
 *       step, the model must know none that certainly does ({@link io.skerry.testkit.model.Holds}).
 *   <li>The model knows nothing of pages, versions or logs. It reads from the store only what is
 *       not decided: numbers of new things, and how far a crash made a sequence jump.
 * </ol>
 *
 * <p>Rejected: threads that really wait (the order of events would be the machine's, not the
 * seed's; what happens after a wait is what the checker of histories proves, {@link
 * io.skerry.testkit.history}); a model of single row locks (a second lock table, with its own
 * faults).
 */
@NullMarked
package io.skerry.testkit.model;

import org.jspecify.annotations.NullMarked;
