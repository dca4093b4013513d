package io.skerry.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup says of itself.
 *
 * @param storeId the identity of the store it is of
 * @param databaseId the database's number there
 * @param fromPosition where its part of the log begins; of a full backup the same as {@code
 *     position}
 * @param position it has all commits whose records end at or before this position of the log
 * @param time when it began
 * @param nextNumber the number that the database's next object gets, of a full backup
 * @param properties what the caller wants to find again, such as the database's name
 */
public record BackupHeader(
    Kind kind,
    long storeId,
    int databaseId,
    long fromPosition,
    long position,
    Instant time,
    int nextNumber,
    Map<String, String> properties) {
  /** What is in the backup. The order is the code in the stream. */
  public enum Kind {
    /** All of the database at one position of the log. */
    FULL,
    /** What committed between two positions of the log. */
    LOG
  }

  public BackupHeader {
    properties = Map.copyOf(properties);
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind.ordinal());
      out.writeLong(storeId);
      out.writeInt(databaseId);
      out.writeLong(fromPosition);
      out.writeLong(position);
      out.writeLong(time.toEpochMilli());
      out.writeInt(nextNumber);
      out.writeInt(properties.size());
      for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
        writeText(out, property.getKey());
        writeText(out, property.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static BackupHeader decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Kind kind = Kind.values()[in.get()];
    long storeId = in.getLong();
    int databaseId = in.getInt();
    long fromPosition = in.getLong();
    long position = in.getLong();
    Instant time = Instant.ofEpochMilli(in.getLong());
    int nextNumber = in.getInt();
    Map<String, String> properties = new TreeMap<>();
    for (int count = in.getInt(); count > 0; count--) {
      properties.put(readText(in), readText(in));
    }
    return new BackupHeader(
        kind, storeId, databaseId, fromPosition, position, time, nextNumber, properties);
  }

  private static String readText(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
