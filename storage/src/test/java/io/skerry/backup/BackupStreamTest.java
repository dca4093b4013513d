package io.skerry.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read; what was changed on the way is refused. */
final class BackupStreamTest {
  private static final int START_BYTES = 24;
  private static final int BLOCK_BYTES = 9 + (64 << 10) + 4;
  private static final BackupHeader HEADER =
      new BackupHeader(
          BackupHeader.Kind.LOG,
          77,
          5,
          1000,
          2000,
          Instant.ofEpochMilli(1234567),
          9,
          Map.of("name", "Größe", "empty", ""));

  private static byte[] write(long streamId, int... recordLengths) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    BackupWriter writer = new BackupWriter(sink, streamId, HEADER);
    for (int i = 0; i < recordLengths.length; i++) {
      writer.transaction(new LoggedTransaction(i, i + 1L, 50L + i));
      writer.changes(record(i, recordLengths[i]));
    }
    writer.end();
    assertThat(writer.written()).isEqualTo(sink.size());
    return sink.toByteArray();
  }

  private static byte[] record(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static List<BackupReader.Item> read(InputStream source) {
    BackupReader reader = new BackupReader(source);
    List<BackupReader.Item> items = new ArrayList<>();
    for (BackupReader.Item item = reader.next(); item != null; item = reader.next()) {
      items.add(item);
    }
    return items;
  }

  private static void assertRefused(byte[] stream, String where) {
    assertThatThrownBy(() -> read(new ByteArrayInputStream(stream)))
        .as(where)
        .isInstanceOfSatisfying(
            BackupDamagedException.class,
            e -> {
              assertThat(e.offset()).isBetween(0L, (long) stream.length);
              assertThat(e).hasMessageContaining("offset " + e.offset() + ": ");
            });
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    int[] lengths = {0, 1, 100, 65_500, 65_536, 300_000, 7};
    byte[] first = write(1, lengths);
    byte[] second = write(2);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(first);
    both.write(second);
    InputStream source = new ByteArrayInputStream(both.toByteArray());
    assertThat(new BackupReader(new ByteArrayInputStream(first)).header()).isEqualTo(HEADER);
    List<BackupReader.Item> items = read(source);
    assertThat(items).hasSize(2 * lengths.length);
    for (int i = 0; i < lengths.length; i++) {
      assertThat(items.get(2 * i))
          .isEqualTo(new BackupReader.Item.Transaction(new LoggedTransaction(i, i + 1L, 50L + i)));
      assertThat(((BackupReader.Item.Changes) items.get(2 * i + 1)).record())
          .isEqualTo(record(i, lengths[i]));
    }
    assertThat(source.available()).as("nothing behind the end is read").isEqualTo(second.length);
    assertThat(read(source)).isEmpty();
  }

  @Test
  void anyFlippedByteIsRefused() {
    byte[] stream = write(1, 200, 300);
    for (int at = 0; at < stream.length; at++) {
      for (int bits : new int[] {1, 0x80, 0xFF}) {
        byte[] bad = stream.clone();
        bad[at] ^= (byte) bits;
        assertRefused(bad, "byte " + at + " with bits " + bits);
      }
    }
  }

  @Test
  void anyTruncationIsRefused() {
    byte[] stream = write(1, 200, 70_000);
    for (int length = 0; length < stream.length; length += length < 600 ? 1 : 97) {
      assertRefused(Arrays.copyOf(stream, length), "length " + length);
    }
  }

  @Test
  void blocksInAnotherOrderOrOfAnotherStreamAreRefused() {
    byte[] stream = write(1, 300_000);
    byte[] other = write(2, 300_000);
    byte[] swapped = stream.clone();
    System.arraycopy(stream, START_BYTES, swapped, START_BYTES + BLOCK_BYTES, BLOCK_BYTES);
    System.arraycopy(stream, START_BYTES + BLOCK_BYTES, swapped, START_BYTES, BLOCK_BYTES);
    assertRefused(swapped, "two blocks in the wrong order");
    byte[] foreign = stream.clone();
    System.arraycopy(
        other, START_BYTES + BLOCK_BYTES, foreign, START_BYTES + BLOCK_BYTES, BLOCK_BYTES);
    assertRefused(foreign, "a block of another stream");
    byte[] without = new byte[stream.length - BLOCK_BYTES];
    System.arraycopy(stream, 0, without, 0, START_BYTES + BLOCK_BYTES);
    System.arraycopy(
        stream,
        START_BYTES + 2 * BLOCK_BYTES,
        without,
        START_BYTES + BLOCK_BYTES,
        without.length - START_BYTES - BLOCK_BYTES);
    assertRefused(without, "without its second block");
  }

  @Test
  void whatIsNoBackupIsRefused() {
    assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[5000])))
        .isInstanceOf(BackupDamagedException.class)
        .hasMessage("The backup is damaged at offset 0: this is no backup of Skerry.");
    assertRefused(new byte[0], "nothing");
  }

  @Test
  void aSinkThatFailsIsNamedWithItsOffset() {
    OutputStream sink =
        new OutputStream() {
          private int written;

          @Override
          public void write(int b) throws IOException {
            if (++written > 100_000) {
              throw new IOException("no room");
            }
          }
        };
    assertThatThrownBy(
            () -> {
              BackupWriter writer = new BackupWriter(sink, 1, HEADER);
              writer.changes(new byte[200_000]);
              writer.end();
            })
        .isInstanceOf(BackupStreamException.class)
        .hasMessageMatching("The backup could not be written at offset \\d+: no room.");
  }

  @Test
  void aSourceThatFailsIsNamedWithItsOffset() {
    InputStream source =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("unplugged");
          }
        };
    assertThatThrownBy(() -> new BackupReader(source))
        .isInstanceOf(BackupStreamException.class)
        .hasMessage("The backup could not be read at offset 0: unplugged.");
  }
}
