/**
 * The engine behind the session interfaces: logins, requests, and the procedures that clients call
 * by remote procedure call.
 *
 * <p>{@link io.skerry.engine.SqlEngine} is made by the composition root and opens {@link
 * io.skerry.engine.SqlSession}s. A request goes from the session to the interpreter of {@code
 * io.skerry.proc}; this package turns what ends it (an error outside any statement, a cancellation,
 * the end of the batch) into what the client is told.
 */
@NullMarked
package io.skerry.engine;

import org.jspecify.annotations.NullMarked;
