package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Where a page is in the files. May be read from without the latch; then the place may be given to
 * another page meanwhile.
 *
 * @param slot the place within the file
 * @param rootNumber the newest root that may be meant: a page written for a later one is not the
 *     page that was asked for
 */
public record PageLocation(DataFile file, int slot, long rootNumber) {

  /** In bytes from the file's beginning. */
  public long offset() {
    return (long) slot * PageFormat.PAGE_BYTES;
  }

  /**
   * Reads the page with number {@code pageId} and checks it.
   *
   * @throws DamagedFileException when it is not that page, whole and of a root that may be meant
   */
  public void read(int pageId, MemorySegment memory, long page) {
    readChecked(file, slot, pageId, memory, page);
    if (memory.get(PageFormat.INT, page + PageFormat.ROOT_AT) - (int) rootNumber > 0) {
      throw new DamagedFileException(
          file.name(), offset(), "page " + pageId + " was written after root " + rootNumber);
    }
  }

  static void readChecked(DataFile file, int slot, int pageId, MemorySegment memory, long page) {
    long offset = (long) slot * PageFormat.PAGE_BYTES;
    ByteBuffer buffer = memory.asSlice(page, PageFormat.PAGE_BYTES).asByteBuffer();
    int got = file.read(buffer, offset);
    String name = file.name();
    if (got < PageFormat.PAGE_BYTES) {
      throw new DamagedFileException(name, offset, "page " + pageId + " is cut off");
    }
    if (memory.get(PageFormat.INT, page + PageFormat.CRC_AT) != checksum(buffer)) {
      throw new DamagedFileException(name, offset, "page " + pageId + " has a wrong checksum");
    }
    if (memory.get(PageFormat.BYTE, page + PageFormat.VERSION_AT) != PageFormat.VERSION) {
      throw new DamagedFileException(
          name, offset, "page " + pageId + " has an unknown format version");
    }
    if (memory.get(PageFormat.INT, page + PageFormat.PAGE_ID_AT) != pageId) {
      throw new DamagedFileException(
          name, offset, "another page is where page " + pageId + " should be");
    }
  }

  static int checksum(ByteBuffer page) {
    CRC32C crc = new CRC32C();
    crc.update(page.slice(4, PageFormat.PAGE_BYTES - 4));
    return (int) crc.getValue();
  }
}
