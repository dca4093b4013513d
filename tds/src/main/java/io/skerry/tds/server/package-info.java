/**
 * The listener and its connections: from an accepted socket to a session of the engine, and back.
 *
 * <p>{@link io.skerry.tds.server.TdsServer} accepts; each {@link io.skerry.tds.server.Connection}
 * has one thread that shakes hands and logs in ({@link io.skerry.tds.server.LoginHandshake}), then
 * reads a request, runs it and answers it, one after the other ({@link
 * io.skerry.tds.server.SessionLoop}). {@link io.skerry.tds.server.ReplyWriter} turns what the
 * engine reports into tokens.
 *
 * <p>How a cancel is seen ([MS-TDS] 2.2.1.7, Attention). A thread that runs a statement cannot
 * read, and a second thread for each connection would cost a hand-over for every request. So one
 * {@link io.skerry.tds.server.ConnectionWatch} for all connections looks every few milliseconds at
 * those that run a request:
 *
 * <ol>
 *   <li>It only looks. Where an attention packet is next in the input, it calls {@code
 *       Session.cancel}, again at each look until the request ends; the packet stays.
 *   <li>The connection's own thread takes the packet as its next message, after it has ended the
 *       running reply, and acknowledges it with a reply of its own. So no attention is lost, none
 *       is acknowledged twice, and one that comes too late needs no special case.
 *   <li>The look and the end of a request exclude each other by a lock. So a cancel comes within
 *       the request that it was meant for, or between requests, where it does nothing; never in the
 *       next one, which begins only after the attention was taken.
 *   <li>A connection whose client has gone is noticed in the same way, and its statement cancelled.
 * </ol>
 *
 * <p>Errors of a peer end its connection and nothing else. This package does not know what a
 * statement is.
 */
@NullMarked
package io.skerry.tds.server;

import org.jspecify.annotations.NullMarked;
