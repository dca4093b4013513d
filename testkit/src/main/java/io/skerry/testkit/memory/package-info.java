/**
 * A store in a small process: whether it stays within the memory that it was given, with 256
 * transactions open at once, and says what it holds.
 *
 * <p>{@link io.skerry.testkit.memory.MemoryTrial} is the process: its starter sets the limits of
 * the heap and of direct buffers; the store's own are set here. What cannot be limited from
 * outside, the page pool, is what the store says; the system's count of resident pages tells
 * whether that is all.
 *
 * <p>Rejected: summing up objects of the heap (their sizes are the machine's, and slow to find; a
 * heap with a limit is the better judge).
 */
@NullMarked
package io.skerry.testkit.memory;

import org.jspecify.annotations.NullMarked;
