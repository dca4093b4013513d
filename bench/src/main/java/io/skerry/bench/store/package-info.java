/**
 * The storage engine side by side with embedded engines: durable updates, point reads, bulk load,
 * scans, and a table that outgrows its cache.
 *
 * <p>{@link io.skerry.bench.store.StoreBench} starts a process for each peer ({@link
 * io.skerry.bench.store.StoreChild}) and tells each in turn what to do and measure, so that a
 * machine that gets slower gets slower for all. A child checks each answer: a peer that answers
 * wrongly ends the run, a peer that cannot do a workload is named and left out of it. The time that
 * a peer's background threads need after its turn is waited for; its CPU time counts for the peer.
 *
 * <p>Whether a commit is durable is not believed but counted ({@link
 * io.skerry.bench.store.SyncCounter}): a peer that does not sync for each commit of a single writer
 * is listed apart.
 *
 * <p>Rejected: all peers in one process (their garbage, caches and compiled code would be shared),
 * and the aims as tests (no figure of a shared machine can fail a build).
 */
@NullMarked
package io.skerry.bench.store;

import org.jspecify.annotations.NullMarked;
