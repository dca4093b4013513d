/**
 * How long a client waits for a server that starts, or that starts again after it was killed.
 *
 * <p>{@link io.skerry.bench.startup.StartupMeasure} starts the real command in a process of its
 * own, as often as it is told, and takes the time from the start of the process (or from the kill)
 * to the answer of a first statement over an encrypted connection. The client's own classes are
 * warm, so that the server is measured and not the driver.
 */
@NullMarked
package io.skerry.bench.startup;

import org.jspecify.annotations.NullMarked;
