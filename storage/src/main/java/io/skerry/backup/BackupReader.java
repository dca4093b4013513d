package io.skerry.backup;

import io.skerry.backup.BackupRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream, and refuses one that is not as it was written. What it keeps in memory is one
 * block and one item. It reads no byte behind the stream's end, and does not close the source.
 *
 * <p>Of one thread. All methods throw {@link BackupDamagedException} and {@link
 * BackupStreamException}.
 */
public final class BackupReader {
  private final InputStream source;
  private final CRC32C all = new CRC32C();
  private final byte[] block =
      new byte[BackupFormat.HEAD_BYTES + BackupFormat.PAYLOAD_MAX + BackupFormat.CRC_BYTES];
  private final BackupHeader header;
  private long offset;
  private long payloadBytes;
  private int blocks;
  private int chain;
  private int at;
  private int end;
  private boolean isAtEnd;

  /** Something in a stream. */
  public sealed interface Item {
    /** The changes that follow are of this transaction. */
    record Transaction(LoggedTransaction transaction) implements Item {}

    /** Changes, as a record of the log has them. */
    record Changes(byte[] record) implements Item {}
  }

  /** Begins a stream; reads its header. */
  public BackupReader(InputStream source) {
    this.source = source;
    byte[] start = new byte[BackupFormat.START_BYTES];
    read(start, 0, start.length, "it is shorter than a backup can be");
    ByteBuffer in = ByteBuffer.wrap(start);
    if (in.getLong(0) != BackupFormat.MAGIC) {
      throw new BackupDamagedException(0, "this is no backup of Skerry");
    }
    chain = BackupWriter.crc(0, start, BackupFormat.START_CRC_AT);
    if (chain != in.getInt(BackupFormat.START_CRC_AT)) {
      throw new BackupDamagedException(0, "the checksum of its beginning is wrong");
    }
    if (in.getInt(8) != BackupFormat.VERSION) {
      throw new BackupDamagedException(8, "format version " + in.getInt(8) + " is not known");
    }
    int type = itemType();
    if (type != BackupFormat.HEADER) {
      throw new BackupDamagedException(offset, "it does not begin with its header");
    }
    header = BackupHeader.decode(itemBytes());
  }

  public BackupHeader header() {
    return header;
  }

  /** Where in the stream the block ends that was read last. */
  public long offset() {
    return offset;
  }

  /** The next item; null at the end, when all of the stream has proved right. */
  public @Nullable Item next() {
    int type = itemType();
    return switch (type) {
      case BackupFormat.LAST_ITEM -> null;
      case BackupFormat.TRANSACTION -> new Item.Transaction(LoggedTransaction.decode(itemBytes()));
      case BackupFormat.CHANGES -> new Item.Changes(itemBytes());
      default -> throw new BackupDamagedException(offset, "item type " + type + " is not known");
    };
  }

  /** Refuses a stream of another kind. */
  public void require(BackupHeader.Kind kind) {
    if (header.kind() != kind) {
      throw new BackupRefusedException(
          Reason.WRONG_KIND, "This is a " + header.kind() + " backup, not a " + kind + " backup.");
    }
  }

  private int itemType() {
    while (at == end && !isAtEnd) {
      readBlock();
    }
    return isAtEnd ? BackupFormat.LAST_ITEM : block[at++];
  }

  private byte[] itemBytes() {
    int length = ByteBuffer.wrap(take(Integer.BYTES)).getInt();
    if (length < 0) {
      throw new BackupDamagedException(offset, "an item has " + length + " bytes");
    }
    return take(length);
  }

  /**
   * Takes bytes over the bounds of blocks. The room grows with what is there, whatever length an
   * item says that it has.
   */
  private byte[] take(int length) {
    byte[] bytes = new byte[Math.min(length, BackupFormat.PAYLOAD_MAX)];
    for (int done = 0; done < length; ) {
      if (at == end) {
        readBlock();
        if (isAtEnd) {
          throw new BackupDamagedException(offset, "it ends within an item");
        }
        continue;
      }
      int now = Math.min(end - at, length - done);
      if (bytes.length < done + now) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, Math.max(done + now, 2L * done)));
      }
      System.arraycopy(block, at, bytes, done, now);
      at += now;
      done += now;
    }
    return bytes;
  }

  private void readBlock() {
    long begin = offset;
    String torn = "it ends within block " + blocks;
    read(block, 0, BackupFormat.HEAD_BYTES, torn);
    ByteBuffer in = ByteBuffer.wrap(block);
    int kind = block[0];
    int number = in.getInt(1);
    int length = in.getInt(5);
    if ((kind != BackupFormat.DATA && kind != BackupFormat.LAST)
        || length < 0
        || length > BackupFormat.PAYLOAD_MAX) {
      throw new BackupDamagedException(begin, "no block begins here");
    }
    if (number != blocks) {
      throw new BackupDamagedException(begin, "block " + number + " is in the place of " + blocks);
    }
    read(block, BackupFormat.HEAD_BYTES, length + BackupFormat.CRC_BYTES, torn);
    end = BackupFormat.HEAD_BYTES + length;
    chain = BackupWriter.crc(chain, block, end);
    if (chain != in.getInt(end)) {
      throw new BackupDamagedException(begin, "the checksum of block " + blocks + " is wrong");
    }
    at = BackupFormat.HEAD_BYTES;
    if (kind == BackupFormat.LAST) {
      checkEnd(begin, in, length);
      isAtEnd = true;
      return;
    }
    all.update(block, at, length);
    payloadBytes += length;
    blocks++;
  }

  private void checkEnd(long begin, ByteBuffer in, int length) {
    if (length != BackupFormat.LAST_BYTES
        || in.getInt(at) != blocks
        || in.getLong(at + 4) != payloadBytes
        || in.getInt(at + 12) != (int) all.getValue()) {
      throw new BackupDamagedException(begin, "it is not as long as its end says");
    }
  }

  private void read(byte[] into, int from, int count, String ifShort) {
    int got;
    try {
      got = source.readNBytes(into, from, count);
    } catch (IOException e) {
      throw BackupStreamException.reading(offset, e);
    }
    offset += got;
    if (got < count) {
      throw new BackupDamagedException(offset, ifShort);
    }
  }
}
