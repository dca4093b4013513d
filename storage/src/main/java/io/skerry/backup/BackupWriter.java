package io.skerry.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Writes a stream. What it keeps in memory is one block. The sink is not closed.
 *
 * <p>Of one thread. All methods throw {@link BackupStreamException} where the sink fails.
 */
public final class BackupWriter {
  private final OutputStream sink;
  private final ByteBuffer block =
      ByteBuffer.allocate(
          BackupFormat.HEAD_BYTES + BackupFormat.PAYLOAD_MAX + BackupFormat.CRC_BYTES);
  private final CRC32C all = new CRC32C();
  private long written;
  private long payloadBytes;
  private int blocks;
  private int chain;

  /**
   * Begins a stream.
   *
   * @param streamId no other stream's
   */
  public BackupWriter(OutputStream sink, long streamId, BackupHeader header) {
    this.sink = sink;
    ByteBuffer start = ByteBuffer.allocate(BackupFormat.START_BYTES);
    start.putLong(BackupFormat.MAGIC).putInt(BackupFormat.VERSION).putLong(streamId);
    chain = crc(0, start.array(), BackupFormat.START_CRC_AT);
    start.putInt(chain);
    write(start.array(), BackupFormat.START_BYTES);
    block.position(BackupFormat.HEAD_BYTES);
    item(BackupFormat.HEADER, header.encode());
  }

  static int crc(int before, byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, before));
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Bytes that the sink has taken. */
  public long written() {
    return written;
  }

  /** The changes that follow are of a transaction. */
  public void transaction(LoggedTransaction transaction) {
    item(BackupFormat.TRANSACTION, transaction.encode());
  }

  /** Changes, as a record of the log has them. */
  public void changes(byte[] record) {
    item(BackupFormat.CHANGES, record);
  }

  private void item(int type, byte[] bytes) {
    ByteBuffer head = ByteBuffer.allocate(BackupFormat.ITEM_HEAD_BYTES);
    put(head.put((byte) type).putInt(bytes.length).array());
    put(bytes);
  }

  private void put(byte[] bytes) {
    int end = BackupFormat.HEAD_BYTES + BackupFormat.PAYLOAD_MAX;
    for (int done = 0; done < bytes.length; ) {
      if (block.position() == end) {
        writeBlock(BackupFormat.DATA);
      }
      int now = Math.min(end - block.position(), bytes.length - done);
      block.put(bytes, done, now);
      done += now;
    }
  }

  private void writeBlock(int kind) {
    int length = block.position() - BackupFormat.HEAD_BYTES;
    block.put(0, (byte) kind).putInt(1, blocks++).putInt(5, length);
    if (kind == BackupFormat.DATA) {
      all.update(block.array(), BackupFormat.HEAD_BYTES, length);
      payloadBytes += length;
    }
    chain = crc(chain, block.array(), block.position());
    block.putInt(chain);
    write(block.array(), block.position());
    block.clear().position(BackupFormat.HEAD_BYTES);
  }

  /** Ends the stream; without this it is none. */
  public void end() {
    writeBlock(BackupFormat.DATA);
    block.putInt(blocks).putLong(payloadBytes).putInt((int) all.getValue());
    writeBlock(BackupFormat.LAST);
    try {
      sink.flush();
    } catch (IOException e) {
      throw BackupStreamException.writing(written, e);
    }
  }

  private void write(byte[] bytes, int length) {
    try {
      sink.write(bytes, 0, length);
    } catch (IOException e) {
      throw BackupStreamException.writing(written, e);
    }
    written += length;
  }
}
