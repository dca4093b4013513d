package io.skerry.store;

import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.table.LeafWalker;
import java.util.List;

/** Rows of a range, some at a time, without a care for what comes in between later. */
final class FreeCandidates implements LockingCursor.CandidateSource {
  private final PageStore pages;
  private final Latch latch;
  private final LeafWalker walker;
  private final CandidateEntries entries;

  FreeCandidates(StoreCore core, LeafWalker walker, CandidateEntries entries) {
    this.pages = core.pages();
    this.latch = core.latch();
    this.walker = walker;
    this.entries = entries;
  }

  @Override
  public boolean isAtEnd() {
    return walker.isAtEnd();
  }

  @Override
  public boolean locksRows() {
    return false;
  }

  @Override
  public List<LockingCursor.Candidate> next(int max) {
    while (true) {
      Miss missed;
      long stamp = latch.lockShared();
      LeafWalker.Mark mark = walker.mark();
      try {
        return entries.gather(walker, max, false);
      } catch (Miss miss) {
        walker.reset(mark);
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      missed.resolve(pages);
    }
  }
}
