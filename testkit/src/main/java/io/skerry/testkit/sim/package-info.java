/**
 * The simulated disk, on which stores are crashed, and the program that does it for hours.
 *
 * <p>{@link io.skerry.testkit.sim.SimulatedDisk} keeps the promises of {@link
 * io.skerry.io.DataDirectory} and nothing more: it loses, tears and reorders what was not forced,
 * and fails where it is told, as a seed says, so that a failure can be run again. {@link
 * io.skerry.testkit.sim.TracingDirectory} tells what is done with files, these or real ones.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>The same seed and the same operations leave the same bytes.
 *   <li>What was forced, with a name that was synced, is never lost; all else can be.
 *   <li>A file's content in the medium and what a program sees differ by the entries of its journal
 *       and nothing else. Blocks that two tables share are never changed.
 * </ol>
 *
 * <p>Rejected: copying files whole for each crash (megabytes, where a crash differs by a few
 * sectors); a run of the history for each crash (a history has hundreds of moments, and each can be
 * a crash while the history goes on).
 *
 * <p>The disk knows nothing of logs, pages or rows.
 */
@NullMarked
package io.skerry.testkit.sim;

import org.jspecify.annotations.NullMarked;
