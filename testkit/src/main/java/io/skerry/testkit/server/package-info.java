/**
 * A real server inside a test's own process.
 *
 * <p>{@link io.skerry.testkit.server.TestServer} starts it on a free port of 127.0.0.1, restarts it
 * on the same data, and gives connections to it: sessions of the engine, or JDBC over TDS. Nothing
 * is replaced by a double: files, fsync, TLS and TDS are those of production.
 *
 * <p>It must not know of scripts or single tests.
 */
@NullMarked
package io.skerry.testkit.server;

import org.jspecify.annotations.NullMarked;
