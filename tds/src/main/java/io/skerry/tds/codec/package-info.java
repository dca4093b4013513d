/**
 * The Tabular Data Stream protocol as bytes: packets, messages, tokens and values.
 *
 * <p>A {@link io.skerry.tds.codec.PacketReader} and a {@link io.skerry.tds.codec.PacketWriter} cut
 * the two byte streams of a connection into packets and hand out messages without packet borders.
 * Decoders ({@link io.skerry.tds.codec.Prelogin}, {@link io.skerry.tds.codec.Login7}, {@link
 * io.skerry.tds.codec.RpcDecoder}, {@link io.skerry.tds.codec.BulkDecoder} ...) make records of a
 * client's messages. {@link io.skerry.tds.codec.Token} lists what a server says, {@link
 * io.skerry.tds.codec.TokenEncoder} turns it into bytes, and {@link io.skerry.tds.codec.RowEncoder}
 * writes rows straight from the vectors of a batch.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>Whatever the peer sends, a decoder ends with a value, a {@link
 *       io.skerry.tds.codec.ProtocolException} or an {@link java.io.IOException}; it never loops
 *       and never makes room for bytes that were only announced.
 *   <li>All packets of a reply but the last have exactly the agreed size.
 *   <li>Numbers are little-endian unless the section named says otherwise.
 * </ol>
 *
 * <p>The section numbers in the Javadoc are those of the protocol's open specification, [MS-TDS].
 * This package knows the shapes of {@code io.skerry.session}, but no session, socket or thread.
 */
@NullMarked
package io.skerry.tds.codec;

import org.jspecify.annotations.NullMarked;
