/**
 * What the lock manager costs: nanoseconds and bytes of garbage for each transaction or row, on one
 * thread, on two that lock rows of one table, and on many that all want one row.
 *
 * <p>There is no peer: the lock manager is measured as a class, without a store. Each figure is the
 * best of several rounds, as whatever else runs on the machine only adds to it.
 */
@NullMarked
package io.skerry.bench.locks;

import org.jspecify.annotations.NullMarked;
