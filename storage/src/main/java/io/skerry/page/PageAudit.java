package io.skerry.page;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Pages as a check looks at them: whatever it asks for, it changes nothing, and pushes nothing out
 * of the pool. All methods are called under the latch.
 */
public final class PageAudit {
  private final PageTable table;
  private final Frames frames;
  private final CheckpointWriter checkpoint;

  PageAudit(PageTable table, Frames frames, CheckpointWriter checkpoint) {
    this.table = table;
    this.frames = frames;
    this.checkpoint = checkpoint;
  }

  /** Page numbers are below this. */
  public int pageCount() {
    return table.pageCount();
  }

  /** Whether any number at all is that of a page. */
  public boolean isInUse(int pageId) {
    return pageId > 0 && pageId < table.pageCount() && table.has(pageId, PageTable.ALLOCATED);
  }

  /** Whether a page is in no checkpoint. */
  public boolean isVolatile(int pageId) {
    return table.has(pageId, PageTable.VOLATILE);
  }

  public int changeCount(int pageId) {
    return table.changes[pageId];
  }

  /** Copies a page in use that is in memory; false where it is not. */
  public boolean copy(int pageId, MemorySegment into) {
    int frame = table.frameOf[pageId];
    if (frame == PageTable.NONE) {
      return false;
    }
    MemorySegment.copy(frames.memory(), Frames.address(frame), into, 0, PageFormat.PAGE_BYTES);
    return true;
  }

  /** Where a page in use is that is not in memory. */
  public PageLocation where(int pageId) {
    return checkpoint.location(pageId);
  }

  /** Where the newest root has a page; null where it has none. */
  public @Nullable PageLocation inRoot(int pageId) {
    return checkpoint.rootLocation(pageId);
  }
}
