package io.skerry.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Changes pages in files, and gives them the checksum of what they are then. */
public final class PageSurgery {
  private PageSurgery() {}

  public static void operate(Path file, long offset, Consumer<MemorySegment> change) {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment page = arena.allocate(PageFormat.PAGE_BYTES, Long.BYTES);
      int got = channel.read(page.asByteBuffer(), offset);
      if (got != PageFormat.PAGE_BYTES) {
        throw new AssertionError("read " + got + " bytes");
      }
      change.accept(page);
      page.set(PageFormat.INT, PageFormat.CRC_AT, Extents.checksum(page.asByteBuffer()));
      int put = channel.write(page.asByteBuffer(), offset);
      if (put != PageFormat.PAGE_BYTES) {
        throw new AssertionError("wrote " + put + " bytes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void setTreeId(MemorySegment page, long treeId) {
    page.set(PageFormat.LONG, PageFormat.TREE_ID_AT, treeId);
  }
}
