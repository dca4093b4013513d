package io.skerry.tds.server;

import io.skerry.tds.codec.Messages;
import io.skerry.tds.codec.PacketType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client of nothing but bytes. */
final class RawClient implements AutoCloseable {
  final Socket socket;
  private final DataInputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    in = new DataInputStream(socket.getInputStream());
  }

  /** A client that is logged in without encryption. */
  static RawClient loggedIn(int port) throws IOException {
    RawClient client = new RawClient(port);
    client.send(PacketType.PRELOGIN, Messages.prelogin(2));
    client.readMessage();
    client.send(
        PacketType.LOGIN7, Messages.login(FakeEngine.USER, FakeEngine.PASSWORD, "db", "raw"));
    client.readMessage();
    return client;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(PacketType type, byte[] message) throws IOException {
    send(Messages.packets(type, message, 4000));
  }

  void batch(String sql) throws IOException {
    send(PacketType.SQL_BATCH, Messages.batch(sql));
  }

  void attention() throws IOException {
    send(Messages.packet(PacketType.ATTENTION, 1, new byte[0]));
  }

  /** The next reply without its packet headers; null at the end of the stream. */
  byte[] readMessage() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int status;
    do {
      int type = in.read();
      if (type < 0) {
        return null;
      }
      status = in.readUnsignedByte();
      int length = in.readUnsignedShort();
      in.readInt();
      message.write(in.readNBytes(length - 8));
    } while ((status & 1) == 0);
    return message.toByteArray();
  }

  /** The status bits of the DONE that ends a reply. */
  static int lastDone(byte[] reply) {
    int at = reply.length - 13;
    if ((reply[at] & 0xFF) < 0xFD) {
      throw new AssertionError("the reply does not end in a DONE");
    }
    return (reply[at + 1] & 0xFF) | (reply[at + 2] & 0xFF) << 8;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
