package io.skerry.log;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record on the volume that counts its openings. Each opening raises it, durably, before it
 * reads anything else; whoever finds a higher number than its own has been superseded.
 *
 * <p>Two slots a disk block apart are written in turn, so a torn write loses only the newest raise,
 * which nobody relied on yet.
 */
public final class EpochRecord {
  private static final String NAME = "epoch";
  private static final long MAGIC = 0x534B525945504F43L;
  private static final int VERSION = 1;
  private static final int SLOT_DISTANCE = 4096;
  private static final int SLOT_BYTES = 36;

  /** The names of files that belong to an epoch. */
  private static final Pattern FILE_OF_EPOCH = Pattern.compile("^(?:root|log|pages)-([0-9a-f]{8})");

  private final DataDirectory directory;
  private final long storeId;
  private final long epoch;

  private EpochRecord(DataDirectory directory, long storeId, long epoch) {
    this.directory = directory;
    this.storeId = storeId;
    this.epoch = epoch;
  }

  /** Whether the directory has an epoch record, and so belongs to a store. */
  public static boolean exists(DataDirectory directory) {
    return directory.exists(NAME);
  }

  /**
   * Raises the record, forces it and reads it back.
   *
   * @param newStoreId the identity that a new store gets
   */
  public static EpochRecord raise(DataDirectory directory, long newStoreId) {
    boolean isNew = !directory.exists(NAME);
    try (DataFile file = isNew ? directory.create(NAME) : directory.open(NAME)) {
      if (isNew) {
        file.preallocate(2 * SLOT_DISTANCE);
      }
      Slot first = readSlot(file, 0);
      Slot second = readSlot(file, 1);
      if (!isNew && first.epoch == 0 && second.epoch == 0 && hasOtherFiles(directory)) {
        throw new DamagedFileException(NAME, 0, "no valid epoch record");
      }
      Slot newest = first.epoch >= second.epoch ? first : second;
      refuseIfLost(directory, newest.epoch);
      long storeId = newest.epoch == 0 ? newStoreId : newest.storeId;
      long epoch = newest.epoch + 1;
      writeSlot(file, first.epoch >= second.epoch ? 1 : 0, storeId, epoch);
      file.force();
      directory.sync();
      EpochRecord record = new EpochRecord(directory, storeId, epoch);
      record.check();
      return record;
    }
  }

  /**
   * The identity of the store to which a directory belongs, without raising its record; empty where
   * there is no store yet.
   *
   * @throws DamagedFileException when there is one, and its record is not valid
   */
  public static OptionalLong storeIdOf(DataDirectory directory) {
    if (!directory.exists(NAME)) {
      if (hasOtherFiles(directory)) {
        throw new DamagedFileException(NAME, 0, "there is data, but no epoch record");
      }
      return OptionalLong.empty();
    }
    try (DataFile file = directory.open(NAME)) {
      Slot first = readSlot(file, 0);
      Slot second = readSlot(file, 1);
      Slot newest = first.epoch >= second.epoch ? first : second;
      if (newest.epoch == 0) {
        if (hasOtherFiles(directory)) {
          throw new DamagedFileException(NAME, 0, "no valid epoch record");
        }
        return OptionalLong.empty();
      }
      refuseIfLost(directory, newest.epoch);
      return OptionalLong.of(newest.storeId);
    }
  }

  /**
   * Files are made only after the record was raised, and durable: a file of a later epoch says that
   * the newest slot is damaged. An epoch that was used must not be used again.
   */
  private static void refuseIfLost(DataDirectory directory, long epoch) {
    for (String name : directory.list()) {
      Matcher file = FILE_OF_EPOCH.matcher(name);
      if (file.find() && Long.parseLong(file.group(1), 16) > epoch) {
        throw new DamagedFileException(
            NAME, 0, "it ends at epoch " + epoch + ", but there is file " + name);
      }
    }
  }

  /**
   * A crash right after creation leaves an empty record, which is fine as long as there is nothing
   * else.
   */
  private static boolean hasOtherFiles(DataDirectory directory) {
    return directory.list().stream()
        .anyMatch(name -> name.startsWith("root-") || name.startsWith("log-"));
  }

  public long epoch() {
    return epoch;
  }

  /** The identity of the store, the same in all its files. */
  public long storeId() {
    return storeId;
  }

  /**
   * Reads the record from the volume again.
   *
   * @throws LogFailedException when a later opening has raised it: this one must end without
   *     acknowledging anything more
   */
  public void check() {
    try (DataFile file = directory.open(NAME)) {
      long found = Math.max(readSlot(file, 0).epoch, readSlot(file, 1).epoch);
      if (found != epoch) {
        throw new LogFailedException(
            "The store in "
                + directory.path()
                + " was opened elsewhere: epoch "
                + found
                + " follows "
                + epoch);
      }
    }
  }

  private record Slot(long storeId, long epoch) {}

  private static Slot readSlot(DataFile file, int slot) {
    ByteBuffer buffer = ByteBuffer.allocate(SLOT_BYTES);
    int got = file.read(buffer, (long) slot * SLOT_DISTANCE);
    if (got < SLOT_BYTES
        || buffer.getLong(0) != MAGIC
        || buffer.getInt(32) != Checksums.of(buffer, 0, 32)) {
      return new Slot(0, 0);
    }
    if (buffer.getInt(8) != VERSION) {
      throw new DamagedFileException(
          NAME,
          (long) slot * SLOT_DISTANCE + 8,
          "format version " + buffer.getInt(8) + " is not known");
    }
    return new Slot(buffer.getLong(16), buffer.getLong(24));
  }

  private static void writeSlot(DataFile file, int slot, long storeId, long epoch) {
    ByteBuffer buffer = ByteBuffer.allocate(SLOT_BYTES);
    buffer.putLong(0, MAGIC).putInt(8, VERSION).putLong(16, storeId).putLong(24, epoch);
    buffer.putInt(32, Checksums.of(buffer, 0, 32));
    file.write(buffer, (long) slot * SLOT_DISTANCE);
  }
}
