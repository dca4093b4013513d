package io.skerry.tds.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class PacketReaderTest {
  private static final byte[] MESSAGE = message();

  private static byte[] message() {
    ByteBuilder out = new ByteBuilder();
    out.put(0xAB).putShort(0xCDEF).putInt(0x01234567).putLong(0x89ABCDEF01234567L);
    out.putUtf16("täxt").putShortText("€").putBytes(new byte[] {1, 2, 3, 4, 5}).putShort(9);
    return out.toBytes();
  }

  private static void check(PacketReader in) throws IOException {
    assertThat(in.readByte()).isEqualTo(0xAB);
    assertThat(in.readUnsignedShort()).isEqualTo(0xCDEF);
    assertThat(in.readInt()).isEqualTo(0x01234567);
    assertThat(in.peek()).isEqualTo(0x67);
    assertThat(in.readLong()).isEqualTo(0x89ABCDEF01234567L);
    assertThat(in.readUtf16(4)).isEqualTo("täxt");
    assertThat(in.readShortText()).isEqualTo("€");
    assertThat(in.readBytes(5)).containsExactly(1, 2, 3, 4, 5);
    assertThat(in.atEnd()).isFalse();
    assertThat(in.readRest()).containsExactly(9, 0);
    assertThat(in.atEnd()).isTrue();
  }

  @Test
  void readsAMessageHoweverItIsCut() throws IOException {
    for (int payload = 1; payload <= MESSAGE.length; payload++) {
      for (int step : new int[] {1, 3, 7, 4096}) {
        byte[] packets = MemoryWire.packets(PacketType.RPC, MESSAGE, payload);
        PacketReader in = new PacketReader(new MemoryWire(packets, step));
        assertThat(in.nextMessage(1000)).isEqualTo(PacketType.RPC);
        check(in);
        assertThat(in.nextMessage(1000)).isNull();
      }
    }
  }

  @Test
  void skipsWhatIsLeft() throws IOException {
    ByteBuilder both = new ByteBuilder();
    both.putBytes(MemoryWire.packets(PacketType.SQL_BATCH, new byte[10_000], 100));
    both.putBytes(MemoryWire.packets(PacketType.RPC, MESSAGE, 5));
    PacketReader in = new PacketReader(new MemoryWire(both.toBytes()));
    in.nextMessage(100_000);
    in.readInt();
    in.skipMessage();
    assertThat(in.nextMessage(1000)).isEqualTo(PacketType.RPC);
    check(in);
  }

  @Test
  void refusesAMessageBeyondItsLimit() throws IOException {
    byte[] packets = MemoryWire.packets(PacketType.SQL_BATCH, new byte[5000], 1000);
    PacketReader in = new PacketReader(new MemoryWire(packets));
    in.nextMessage(4999);
    assertThatThrownBy(in::readRest).isInstanceOf(ProtocolException.class);
  }

  @Test
  void refusesPacketsThatBreakTheRules() throws IOException {
    assertThatThrownBy(() -> start("01 01 0007 0000 01 00")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> start("05 01 0008 0000 01 00")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> start("01 02 0008 0000 01 00")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> start("01 01 00")).isInstanceOf(EOFException.class);
    PacketReader mixed = start("01 00 0009 0000 01 00 FF 03 01 0009 0000 02 00 FF");
    assertThatThrownBy(mixed::readRest).isInstanceOf(ProtocolException.class);
    PacketReader cut = start("01 01 0010 0000 01 00 FF");
    assertThatThrownBy(cut::readRest).isInstanceOf(EOFException.class);
    PacketReader early = start("01 01 0009 0000 01 00 FF");
    assertThatThrownBy(early::readInt).isInstanceOf(ProtocolException.class);
    PacketReader liar = start("01 01 000C 0000 01 00 FFFFFF7F");
    assertThatThrownBy(() -> liar.readBytes(liar.readInt())).isInstanceOf(ProtocolException.class);
  }

  private static PacketReader start(String hex) throws IOException {
    PacketReader in = new PacketReader(new MemoryWire(MemoryWire.hex(hex)));
    in.nextMessage(1000);
    return in;
  }

  @Test
  void endsAMessageThatIsToBeIgnored() throws IOException {
    ByteBuilder bytes = new ByteBuilder();
    MemoryWire.packet(bytes, PacketType.BULK_LOAD.code(), 0, MESSAGE, 0, 10);
    MemoryWire.packet(bytes, PacketType.BULK_LOAD.code(), 0x03, MESSAGE, 0, 10);
    MemoryWire.packet(bytes, PacketType.RPC.code(), 0x03, MESSAGE, 0, 10);
    bytes.putBytes(MemoryWire.packets(PacketType.RPC, MESSAGE, 5));
    PacketReader in = new PacketReader(new MemoryWire(bytes.toBytes()));
    in.nextMessage(1000);
    assertThatThrownBy(in::readRest)
        .isInstanceOfSatisfying(
            MessageCancelledException.class, end -> assertThat(end.attention()).isFalse());
    assertThatThrownBy(() -> in.nextMessage(1000)).isInstanceOf(MessageCancelledException.class);
    assertThat(in.nextMessage(1000)).isEqualTo(PacketType.RPC);
    check(in);
  }

  @Test
  void endsAMessageAtAnAttention() throws IOException {
    ByteBuilder bytes = new ByteBuilder();
    MemoryWire.packet(bytes, PacketType.BULK_LOAD.code(), 0, MESSAGE, 0, 10);
    MemoryWire.packet(bytes, PacketType.ATTENTION.code(), 1, MESSAGE, 0, 0);
    bytes.putBytes(MemoryWire.packets(PacketType.RPC, MESSAGE, 5));
    for (boolean skip : new boolean[] {true, false}) {
      PacketReader in = new PacketReader(new MemoryWire(bytes.toBytes()));
      in.nextMessage(1000);
      assertThatThrownBy(
              () -> {
                if (skip) {
                  in.skipMessage();
                } else {
                  in.readRest();
                }
              })
          .isInstanceOfSatisfying(
              MessageCancelledException.class, end -> assertThat(end.attention()).isTrue());
      assertThat(in.nextMessage(1000)).isEqualTo(PacketType.RPC);
      check(in);
    }
  }

  @Test
  void seesAnAttentionThatWaits() throws IOException {
    ByteBuilder bytes = new ByteBuilder();
    bytes.putBytes(MemoryWire.packets(PacketType.RPC, MESSAGE, 100));
    MemoryWire.packet(bytes, PacketType.ATTENTION.code(), 1, MESSAGE, 0, 0);
    PacketReader in = new PacketReader(new MemoryWire(bytes.toBytes(), 3));
    in.nextMessage(1000);
    check(in);
    int looks = 0;
    while (!in.attentionWaits(0)) {
      looks++;
      assertThat(looks).isLessThan(10);
    }
    assertThat(in.nextMessage(1000)).isEqualTo(PacketType.ATTENTION);
    assertThat(in.atEnd()).isTrue();
    assertThat(in.attentionWaits(0)).isFalse();
    assertThatThrownBy(() -> in.attentionWaits(1)).isInstanceOf(EOFException.class);
  }
}
