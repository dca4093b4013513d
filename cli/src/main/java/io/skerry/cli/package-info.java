/**
 * The {@code skerry} command: {@code up} runs a server in the foreground, {@code sql} talks to one.
 *
 * <p>{@link io.skerry.cli.Main} is the only class of the project that ends the process. The command
 * line is described to picocli by code, not by annotations: nothing is found by reflection, and
 * {@code up} starts sooner. {@code up} loads neither the JDBC driver nor JLine.
 *
 * <p>Exit codes: 0 all went well; 1 a batch failed under {@code -b}, or a server cannot be reached
 * or started; 2 the command line is wrong; 3 the server ended itself because its storage failed.
 */
@NullMarked
package io.skerry.cli;

import org.jspecify.annotations.NullMarked;
