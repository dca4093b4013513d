/**
 * Histories of transactions, and the checker that finds isolation anomalies in them.
 *
 * <p>A history tells what concurrent processes asked of a store and what they got: it knows no
 * store. The checker infers from the values read in which order versions came, builds the graph of
 * dependencies between transactions, and looks for cycles, after Adya, Liskov and O'Neil,
 * "Generalized Isolation Level Definitions" (ICDE 2000), and Kingsbury and Alvaro, "Elle: Inferring
 * Isolation Anomalies from Experimental Observations" (VLDB 2020). Every finding is proved by the
 * transactions that it names; where a history leaves a doubt, the checker keeps silent.
 *
 * <p>What a level promises stands in one table, {@link io.skerry.testkit.history.IsolationLevel}.
 * Each transaction has a level of its own. A dependency counts in a cycle if the level of the
 * transaction that owes it says so ({@code Obligations}); so one search serves every level, and
 * mixtures of levels.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A value is written once in a list or register, a row is inserted once and deleted by one
 *       transaction; so a read names the transaction whose version it saw.
 *   <li>A transaction of unknown outcome counts as committed only if a transaction that may not see
 *       uncommitted data saw it; its end is never before anything.
 *   <li>A history without a fault is checked in time linear in its dependencies: one pass for
 *       strongly connected components. Cycles are searched only inside such components.
 * </ol>
 *
 * <p>Rejected: a search for a serial order (exponential, and it names no cause); a checker for each
 * level (the levels differ in a few dependencies only); keeping instants of the machine's clock (a
 * counter that all processes share gives the same order).
 */
@NullMarked
package io.skerry.testkit.history;

import org.jspecify.annotations.NullMarked;
