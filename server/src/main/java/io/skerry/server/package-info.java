/**
 * The composition root: what a server is made of, and the order in which it starts and stops.
 *
 * <p>{@link io.skerry.server.Server#start} reads from top to bottom: hold the data directory, open
 * the store, build the engine, load the certificate, listen. {@link io.skerry.server.ServerOptions}
 * is all that can be chosen; it comes from the command line and the environment.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>The port opens only when a login would succeed.
 *   <li>At most one process uses a data directory: it holds a lock of the kernel, which a crash
 *       releases.
 *   <li>Secrets (the private key, the password made at first start, the password's hash) have mode
 *       0600 from their first byte.
 *   <li>Nothing here ends the process. An error of start is a {@link
 *       io.skerry.server.StartException}, an error that must not be survived goes to the {@link
 *       io.skerry.server.FatalErrorHandler}; the main class acts on both.
 * </ol>
 *
 * <p>It must not know of SQL, nor print: what a user sees on the terminal is the business of the
 * command line.
 */
@NullMarked
package io.skerry.server;

import org.jspecify.annotations.NullMarked;
