package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.log.Checksums;
import io.skerry.log.LogHistory;
import io.skerry.log.LogReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roots of one epoch: a file with two slots, written in turn, so that one of them is always
 * whole.
 *
 * <p>The root of the highest epoch counts, even if an older process wrote one with a higher number
 * after it had been superseded.
 */
final class RootFile implements AutoCloseable {
  private static final String PREFIX = "root-";
  private static final long MAGIC = 0x534B5259524F4F54L;
  private static final int VERSION = 3;
  private static final int SLOT_DISTANCE = 256 << 10;
  private static final int FIXED_BYTES = 24;

  /** The room that each slot has from the beginning; enough for a store of some GB. */
  private static final int ROOM_BYTES = 16 << 10;

  private final DataFile file;
  private final long storeId;

  private RootFile(DataFile file, long storeId) {
    this.file = file;
    this.storeId = storeId;
  }

  static boolean isName(String name) {
    return name.startsWith(PREFIX) && name.length() == PREFIX.length() + 8;
  }

  static String name(long epoch) {
    return String.format("%s%08x", PREFIX, epoch);
  }

  private static long epochOf(String name) {
    return Long.parseLong(name, PREFIX.length(), name.length(), 16);
  }

  /** The newest valid root; null where there is none. */
  static @Nullable Root newest(DataDirectory directory, long storeId) {
    List<String> names = directory.list().stream().filter(RootFile::isName).toList();
    for (int i = names.size() - 1; i >= 0; i--) {
      try (DataFile file = directory.open(names.get(i))) {
        Root first = readSlot(file, 0, storeId);
        Root second = readSlot(file, 1, storeId);
        Root newest =
            first == null || (second != null && second.number() > first.number()) ? second : first;
        if (newest != null && newest.epoch() == epochOf(names.get(i))) {
          return newest;
        }
      }
    }
    return null;
  }

  /**
   * A store whose root is gone must not look like a new one. Before its first root was durable,
   * nothing was acknowledged.
   */
  static void refuseIfLost(DataDirectory directory, LogReader log) {
    boolean hasPages = directory.list().stream().anyMatch(Extents::isName);
    if (hasPages || log.hasRecords()) {
      String name = directory.list().stream().filter(RootFile::isName).findFirst().orElse(PREFIX);
      throw new DamagedFileException(name, 0, "there is data, but no valid root");
    }
  }

  static RootFile create(DataDirectory directory, long epoch, long storeId) {
    DataFile file = directory.create(name(epoch));
    boolean isDone = false;
    try {
      file.write(ByteBuffer.allocate(ROOM_BYTES), 0);
      file.write(ByteBuffer.allocate(ROOM_BYTES), SLOT_DISTANCE);
      isDone = true;
      return new RootFile(file, storeId);
    } finally {
      if (!isDone) {
        file.close();
      }
    }
  }

  /**
   * Sees to it that {@link #write} does not meet a full disk: a root that was written only in part
   * could still turn out to be whole.
   */
  void makeRoom(Root root) {
    int length = encode(root).limit();
    if (length > ROOM_BYTES) {
      file.write(ByteBuffer.allocate(length), slotAt(root));
    }
  }

  private static long slotAt(Root root) {
    return root.number() % 2 * SLOT_DISTANCE;
  }

  /** Writes a root into the slot that does not hold the one before, and makes it durable. */
  void write(Root root) {
    ByteBuffer slot = encode(root);
    file.write(slot, slotAt(root));
    file.force();
  }

  private ByteBuffer encode(Root root) {
    ByteBuffer out = ByteBuffer.allocate(SLOT_DISTANCE);
    out.putLong(MAGIC).putInt(VERSION).putInt(0).putInt(0).putInt(0);
    out.putLong(storeId).putLong(root.epoch()).putLong(root.number()).putLong(root.lsn());
    out.putLong(root.logFrom());
    out.putInt(root.pageCount()).putInt(root.metaLength());
    putPlaces(out, root.mapPlaces());
    putPlaces(out, root.metaPlaces());
    out.putInt(root.extents().size());
    for (Extents.Name extent : root.extents()) {
      out.putInt(extent.index()).putLong(extent.epoch());
    }
    out.putInt(root.history().parts().size());
    for (LogHistory.Part part : root.history().parts()) {
      out.putLong(part.epoch()).putLong(part.startLsn());
    }
    out.flip();
    out.putInt(12, out.limit());
    out.putInt(16, Checksums.of(out, FIXED_BYTES, out.limit() - FIXED_BYTES));
    return out;
  }

  private static void putPlaces(ByteBuffer out, List<Long> places) {
    out.putInt(places.size());
    for (long place : places) {
      out.putLong(place);
    }
  }

  private static @Nullable Root readSlot(DataFile file, int slot, long storeId) {
    ByteBuffer in = ByteBuffer.allocate(SLOT_DISTANCE);
    file.read(in, (long) slot * SLOT_DISTANCE);
    in.flip();
    if (in.limit() < FIXED_BYTES || in.getLong(0) != MAGIC) {
      return null;
    }
    int length = in.getInt(12);
    if (length < FIXED_BYTES
        || length > in.limit()
        || in.getInt(16) != Checksums.of(in, FIXED_BYTES, length - FIXED_BYTES)) {
      return null;
    }
    long at = (long) slot * SLOT_DISTANCE;
    if (in.getInt(8) != VERSION) {
      throw new DamagedFileException(
          file.name(), at + 8, "format version " + in.getInt(8) + " is not known");
    }
    if (in.getLong(FIXED_BYTES) != storeId) {
      throw new DamagedFileException(
          file.name(), at + FIXED_BYTES, "the root belongs to another store");
    }
    return decode(in.position(FIXED_BYTES + 8));
  }

  private static Root decode(ByteBuffer in) {
    long epoch = in.getLong();
    long number = in.getLong();
    long lsn = in.getLong();
    long logFrom = in.getLong();
    int pageCount = in.getInt();
    int metaLength = in.getInt();
    List<Long> mapPlaces = getPlaces(in);
    List<Long> metaPlaces = getPlaces(in);
    List<Extents.Name> extents = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      extents.add(new Extents.Name(in.getInt(), in.getLong()));
    }
    List<LogHistory.Part> parts = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      parts.add(new LogHistory.Part(in.getLong(), in.getLong()));
    }
    return new Root(
        epoch,
        number,
        lsn,
        logFrom,
        pageCount,
        mapPlaces,
        metaPlaces,
        metaLength,
        extents,
        new LogHistory(parts));
  }

  private static List<Long> getPlaces(ByteBuffer in) {
    List<Long> places = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      places.add(in.getLong());
    }
    return places;
  }

  @Override
  public void close() {
    file.close();
  }
}
