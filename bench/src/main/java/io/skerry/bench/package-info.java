/**
 * Benchmarks: {@code ./dev bench NAME} runs one.
 *
 * <p>Each benchmark runs Skerry and its peers in one run on one machine, each in a process of its
 * own with data of its own, one after the other in rounds, and prints medians and ratios. A ratio
 * of one run can be trusted where seconds of two runs cannot. Nothing here is a test: no figure
 * fails a build.
 */
@NullMarked
package io.skerry.bench;

import org.jspecify.annotations.NullMarked;
