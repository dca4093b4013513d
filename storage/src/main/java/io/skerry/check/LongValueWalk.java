package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.row.LongReference;
import io.skerry.row.ValueCodec;
import io.skerry.table.LongValuePage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Walks the pages of long values. */
final class LongValueWalk {
  private static final int LEVELS_MAX = 4;

  private final CheckedPages pages;
  private final Findings findings;

  /** A page for each level, bytes first. */
  private final List<LongValuePage> buffers =
      IntStream.range(0, LEVELS_MAX)
          .mapToObj(_ -> new LongValuePage(CheckedPages.newBuffer()))
          .toList();

  LongValueWalk(CheckedPages pages, Findings findings) {
    this.pages = pages;
    this.findings = findings;
  }

  /** A walk of one value. */
  private static final class Value {
    final Where owner;
    final boolean isAgain;
    final byte @Nullable [] into;
    long bytesLeft;
    int position;

    Value(Where owner, long length, boolean isAgain, byte @Nullable [] into) {
      this.owner = owner;
      this.bytesLeft = length;
      this.isAgain = isAgain;
      this.into = into;
    }
  }

  /**
   * Walks a value to which a row refers.
   *
   * @param owner where the row is
   * @param isAgain whether it was walked before and found whole
   * @param isWanted whether its bytes are wanted
   * @return its bytes, or none where they are not wanted; null where it is damaged
   */
  byte @Nullable [] walk(LongReference reference, Where owner, boolean isAgain, boolean isWanted) {
    long length = reference.length();
    if (length < 0 || length > (long) pages.pageCount() * LongValuePage.BYTES_PER_PAGE) {
      String what =
          "A row refers to a value of " + length + " bytes, for which there are no pages.";
      findings.add(new Finding.DamagedLongValue(owner, what));
      return null;
    }
    int level = 0;
    for (long reach = LongValuePage.BYTES_PER_PAGE; reach < length; level++) {
      reach *= LongValuePage.PAGES_PER_LIST;
    }
    byte[] bytes = isWanted ? new byte[(int) length] : ValueCodec.EMPTY;
    Value value = new Value(owner, length, isAgain, isWanted ? bytes : null);
    return walk(value, reference.page(), owner.pageId(), level) ? bytes : null;
  }

  private boolean fails(Value value, int pageId, String what) {
    if (!value.isAgain) {
      String sentence = "Page " + pageId + " of a long value " + what + ".";
      findings.add(new Finding.DamagedLongValue(pages.at(value.owner, pageId), sentence));
    }
    return false;
  }

  private boolean walk(Value value, int pageId, int referrer, int level) {
    LongValuePage page = buffers.get(level);
    boolean isRead =
        value.isAgain
            ? pages.visitAgain(pageId, page.memory())
            : pages.visit(pageId, value.owner, referrer, page.memory());
    if (!isRead) {
      return false;
    }
    if (level == 0 ? !page.isBytes() : !page.isList() || page.level() != level) {
      return fails(value, pageId, "is not at level " + level);
    }
    if (page.hasWriter()) {
      return fails(value, pageId, "names a transaction, which no page of a checkpoint does");
    }
    if (level == 0) {
      int count = (int) Math.min(value.bytesLeft, LongValuePage.BYTES_PER_PAGE);
      if (value.into != null) {
        page.copy(value.into, value.position, count);
      }
      value.position += count;
      value.bytesLeft -= count;
      return true;
    }
    return walkList(value, pageId, page, level);
  }

  private boolean walkList(Value value, int pageId, LongValuePage page, int level) {
    long reach = LongValuePage.BYTES_PER_PAGE;
    for (int i = 1; i < level; i++) {
      reach *= LongValuePage.PAGES_PER_LIST;
    }
    long wanted = Math.min(LongValuePage.PAGES_PER_LIST, (value.bytesLeft + reach - 1) / reach);
    if (page.count() != wanted) {
      String what = "lists " + page.count() + " pages where the value needs " + wanted;
      return fails(value, pageId, what);
    }
    boolean isWhole = true;
    for (int i = 0; i < wanted && isWhole; i++) {
      isWhole = walk(value, page.listed(i), pageId, level - 1);
    }
    return isWhole;
  }

  // ---- values that are about to be freed

  /**
   * Walks a value to which no row refers any more. Parts of it may be freed.
   *
   * @return false where it is damaged
   */
  boolean walkSuperseded(int pageId, Where owner) {
    return walkRest(pageId, owner, owner.pageId(), LEVELS_MAX - 1);
  }

  private boolean walkRest(int pageId, Where owner, int referrer, int levelMax) {
    LongValuePage page = buffers.get(levelMax);
    if (!pages.visit(pageId, owner, referrer, page.memory())) {
      return false;
    }
    if (page.isBytes()) {
      return true;
    }
    Value value = new Value(owner, 0, false, null);
    if (!page.isList() || page.level() > levelMax) {
      return fails(value, pageId, "is neither a list nor bytes");
    }
    int count = page.count();
    if (count < 0 || count > LongValuePage.PAGES_PER_LIST) {
      return fails(value, pageId, "lists " + count + " pages");
    }
    boolean isWhole = true;
    for (int i = 0; i < count; i++) {
      isWhole &= walkRest(page.listed(i), owner, pageId, levelMax - 1);
    }
    return isWhole;
  }
}
