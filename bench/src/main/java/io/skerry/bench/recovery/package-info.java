/**
 * How long a store whose process was killed takes to open and to give its first row, with databases
 * of several sizes and the same tail of the log.
 *
 * <p>{@link io.skerry.bench.recovery.RecoveryBench} builds each database once, in a process of its
 * own that ends without closing it, and opens it again and again, each time in a fresh process that
 * ends right after the first row. Nothing of the tail gets into the pages so, and each opening
 * finds the same. Before half of the openings the system is told to forget what it has of the
 * files.
 *
 * <p>The time of the process is from its start, with that of the virtual machine; the time of the
 * store is that of its opening and of the first row in it.
 */
@NullMarked
package io.skerry.bench.recovery;

import org.jspecify.annotations.NullMarked;
