package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.table.IndexCodec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the entries in which an index and its table's rows differ. Walks both again, for some
 * classes of keys at a time, so that what is in memory stays small.
 */
final class EntrySearch {
  private static final long ENTRIES_AT_ONCE = 50_000;

  private final TableCheck table;
  private final IndexCodec index;
  private final CheckedPages pages;
  private final Findings findings;
  private final Where owner;

  /** Entries that rows should have and that were not found yet, by key. */
  private final Map<ByteBuffer, Wanted> wanted = new HashMap<>();

  /**
   * @param pageId the row's page
   */
  private record Wanted(byte[] value, int pageId) {}

  EntrySearch(TableCheck table, IndexCodec index, CheckedPages pages, Findings findings) {
    this.table = table;
    this.index = index;
    this.pages = pages;
    this.findings = findings;
    this.owner = table.indexOwner(index);
  }

  /**
   * @param differing the classes in which they differ
   */
  void search(BitSet differing, long rowCount) {
    long classes = Math.max(1, ENTRIES_AT_ONCE * EntrySums.CLASSES / Math.max(1, rowCount));
    BitSet left = (BitSet) differing.clone();
    long before = findings.count();
    while (!left.isEmpty() && findings.count() - before < Findings.TOLD_PER_INDEX_MAX) {
      BitSet some = new BitSet();
      for (int at = left.nextSetBit(0); at >= 0 && some.cardinality() < classes; ) {
        some.set(at);
        at = left.nextSetBit(at + 1);
      }
      left.andNot(some);
      search(some);
    }
  }

  private void search(BitSet classes) {
    wanted.clear();
    table.forEachWanted(
        index,
        (key, value, pageId) -> {
          if (classes.get(EntrySums.classOf(key))) {
            want(key, value, pageId);
          }
        });
    table.forEachFound(
        index,
        (key, value, pageId) -> {
          if (classes.get(EntrySums.classOf(key))) {
            compare(key, value, pageId);
          }
        });
    wanted.forEach((key, entry) -> {
      String what =
          "A row of page %d has no entry with key %s in index %d."
              .formatted(entry.pageId, RowCheck.text(key.array()), index.id);
      findings.add(new Finding.MissingEntry(pages.at(owner, entry.pageId), what));
    });
  }

  private void want(byte[] key, byte[] value, int pageId) {
    Wanted other = wanted.putIfAbsent(ByteBuffer.wrap(key), new Wanted(value, pageId));
    if (other != null) {
      String what =
          "A row of page %d and one of page %d have the same key %s in unique index %d."
              .formatted(other.pageId, pageId, RowCheck.text(key), index.id);
      findings.add(new Finding.MissingEntry(pages.at(owner, pageId), what));
    }
  }

  private void compare(byte[] key, byte[] value, int pageId) {
    Wanted entry = wanted.remove(ByteBuffer.wrap(key));
    if (entry == null) {
      String what =
          "The entry with key %s in page %d has no row.".formatted(RowCheck.text(key), pageId);
      findings.add(new Finding.StrayEntry(pages.at(owner, pageId), what));
    } else if (!Arrays.equals(entry.value, value)) {
      String what =
          "The entry with key %s in page %d holds something else than its row in page %d."
              .formatted(RowCheck.text(key), pageId, entry.pageId);
      findings.add(new Finding.WrongEntry(pages.at(owner, pageId), what));
    }
  }
}
