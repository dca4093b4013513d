package io.skerry.backup;

/**
 * The layout of a stream.
 *
 * <pre>
 * stream  magic:8 version:4 streamId:8 crc:4  block*  last block
 * block   kind:1 number:4 length:4 payload crc:4
 * last    the same with kind 2; its payload is blocks:4 bytes:8 crc:4 of all payloads before
 * payload item*, over the bounds of blocks:  type:1 length:4 bytes
 * </pre>
 *
 * <p>All numbers have their high byte first. The CRC32C of a block is over the CRC before it, its
 * head and its payload; so no block can stand in another place or in another stream.
 */
final class BackupFormat {
  static final long MAGIC = 0x534B5259_42414B31L;
  static final int VERSION = 1;
  static final int START_BYTES = 24;
  static final int START_CRC_AT = 20;

  static final int HEAD_BYTES = 9;
  static final int CRC_BYTES = 4;
  static final int PAYLOAD_MAX = 64 << 10;
  static final int DATA = 1;
  static final int LAST = 2;
  static final int LAST_BYTES = 16;

  static final int ITEM_HEAD_BYTES = 5;
  static final int HEADER = 1;
  static final int TRANSACTION = 2;
  static final int CHANGES = 3;

  /** What a reader finds behind the last item; stands in no stream. */
  static final int LAST_ITEM = 0;

  private BackupFormat() {}
}
