/**
 * Sessions: what a connection asks of the engine, and what it gets back.
 *
 * <p>{@link io.skerry.session.Engine} opens a {@link io.skerry.session.Session} for a login. A
 * session takes requests (a batch, a procedure call, a transaction request, a bulk load) and
 * answers each through a {@link io.skerry.session.ResultSink}: rowsets, messages, ends of
 * statements, in order. The wire knows these types and nothing below them; they know nothing of the
 * wire.
 *
 * <p>Invariants: one request at a time in a session; errors of statements go to the sink, never up
 * as exceptions; a request always ends, and whatever it leaves open is stated by the session's
 * transaction state.
 */
@NullMarked
package io.skerry.session;

import org.jspecify.annotations.NullMarked;
