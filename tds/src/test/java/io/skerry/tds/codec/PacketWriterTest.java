package io.skerry.tds.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PacketWriterTest {
  private final MemoryWire wire = new MemoryWire(new byte[0]);
  private final PacketWriter writer = new PacketWriter(wire, new BufferPool(65536, 1));

  @Test
  void sendsASmallReplyAtOnce() {
    writer.setSessionId(0x1234);
    writer.putInt(0x01020304);
    writer.putUtf16("a€");
    assertThat(wire.writes()).isZero();
    writer.endMessage();
    assertThat(wire.writes()).isEqualTo(1);
    assertThat(wire.output())
        .isEqualTo(MemoryWire.hex("04 01 0010 1234 01 00  04030201 6100 AC20"));
  }

  @Test
  void fillsAllPacketsButTheLast() {
    writer.setPacketSize(512);
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    writer.putBytes(bytes);
    writer.endMessage();
    var sizes = MemoryWire.sizes(wire.output());
    assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly(512);
    assertThat(MemoryWire.payload(wire.output())).isEqualTo(bytes);
    assertThat(wire.writes()).isLessThan(4);
    byte[] out = wire.output();
    int last = out.length - sizes.getLast();
    assertThat(out[last + 1]).isEqualTo((byte) 1);
    assertThat(out[last - 512 + 1]).isEqualTo((byte) 0);
    assertThat(out[last + 6]).isEqualTo((byte) sizes.size());
  }

  @Test
  void sendsFullPacketsEarlyOnDemand() {
    writer.setPacketSize(512);
    byte[] bytes = new byte[3000];
    new Random(2).nextBytes(bytes);
    writer.putBytes(bytes, 0, 1000);
    writer.sendFullPackets();
    assertThat(MemoryWire.sizes(wire.output())).containsExactly(512);
    writer.sendFullPackets();
    assertThat(wire.writes()).isEqualTo(1);
    writer.putBytes(bytes, 1000, 2000);
    writer.endMessage();
    assertThat(MemoryWire.payload(wire.output())).isEqualTo(bytes);
    assertThat(MemoryWire.sizes(wire.output())).containsExactly(512, 512, 512, 512, 512, 488);
  }

  @Test
  void doesNotSendAnEmptyPacketAfterAFullOne() {
    writer.setPacketSize(512);
    writer.putBytes(new byte[504]);
    writer.endMessage();
    assertThat(MemoryWire.sizes(wire.output())).containsExactly(512);
    assertThat(wire.output()[1]).isEqualTo((byte) 1);
  }

  @Test
  void cutsEveryFormAtAnyPlace() {
    for (int before = 480; before <= 504; before++) {
      MemoryWire out = new MemoryWire(new byte[0]);
      PacketWriter cut = new PacketWriter(out, new BufferPool(65536, 1));
      cut.setPacketSize(512);
      ByteBuilder expected = new ByteBuilder();
      cut.putRepeated(7, before);
      for (int i = 0; i < before; i++) {
        expected.put(7);
      }
      cut.putShort(0x1122);
      cut.putInt(0x33445566);
      cut.putLong(0x778899AABBCCDDEEL);
      cut.putUnsigned(0x010203, 3);
      cut.putUtf16("täxt");
      cut.putCodePage("é€\u0081Ω");
      expected.putShort(0x1122).putInt(0x33445566).putLong(0x778899AABBCCDDEEL);
      expected.putBytes(new byte[] {3, 2, 1}).putUtf16("täxt");
      expected.putBytes(new byte[] {(byte) 0xE9, (byte) 0x80, (byte) 0x81, '?'});
      cut.endMessage();
      assertThat(MemoryWire.payload(out.output())).isEqualTo(expected.toBytes());
    }
  }

  @Test
  void decodesTheCodePageBack() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    String text = CodePage1252.decode(all, 0, 256);
    byte[] back = MemoryWire.written(out -> out.putCodePage(text));
    assertThat(Arrays.equals(back, all)).isTrue();
    assertThat(text.charAt(0x80)).isEqualTo('€');
    assertThat(text.charAt(0x9F)).isEqualTo('Ÿ');
  }
}
