/**
 * Kills a server hard while clients write, and compares what was acknowledged with what is found
 * after the restart.
 *
 * <p>{@link io.skerry.testkit.crash.CrashTrial} drives the rounds from a process of its own, which
 * is never killed: eight writers commit transactions, each of a {@link
 * io.skerry.testkit.crash.CrashWork} of its own kind, and keep each commit that the server
 * acknowledged in a file before the next transaction begins. After SIGKILL and restart a {@link
 * io.skerry.testkit.crash.CrashAudit} reads all tables.
 *
 * <p>What must hold after each restart:
 *
 * <ol>
 *   <li>Every acknowledged transaction is there.
 *   <li>No transaction is there by half: its rows stand in all tables or in none, an index has what
 *       its table has, and totals count what they should.
 *   <li>Nothing else is there but transactions whose commit was under way when the server died.
 *   <li>Nothing that was rolled back is there.
 * </ol>
 *
 * <p>This proves that a commit survives the death of the process. What survives a loss of power is
 * the simulated file system's to prove.
 */
@NullMarked
package io.skerry.testkit.crash;

import org.jspecify.annotations.NullMarked;
