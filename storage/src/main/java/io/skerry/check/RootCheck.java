package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.check.TreeWalk.Manner;
import io.skerry.page.RootPages;
import io.skerry.row.LongReference;
import io.skerry.row.ObjectId;
import io.skerry.row.RowAudit;
import io.skerry.row.TableLayouts;
import io.skerry.table.MetaCodec;
import io.skerry.table.MetaCodec.CarriedEntry;
import io.skerry.table.MetaCodec.DroppedTree;
import io.skerry.table.MetaCodec.TableMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Checks all that a root refers to. */
final class RootCheck {
  private final RootPages root;
  private final Findings findings;
  private final CheckedPages pages;
  private final Map<Long, List<CarriedEntry>> carried = new HashMap<>();
  private long tables;
  private long rows;

  /** Whether nothing that could not be read may hide what refers to a page. */
  private boolean isAllReached = true;

  private boolean isComplete;

  /**
   * @param stop asked at each page whether to leave the rest
   */
  RootCheck(RootPages root, Findings findings, BooleanSupplier stop) {
    this.root = root;
    this.findings = findings;
    this.pages = new CheckedPages(root, findings, stop);
  }

  /**
   * @param databaseId the one to be checked; 0 for all. Pages that nothing refers to are looked for
   *     only where all are checked
   */
  void check(int databaseId) {
    try {
      MetaCodec.Meta meta = root.hasMeta() ? meta() : null;
      if (meta != null) {
        check(meta, databaseId);
      }
      isComplete = true;
    } catch (CheckStoppedException e) {
      isComplete = false;
    }
  }

  CheckSummary summary(boolean isUndisturbed) {
    return new CheckSummary(
        pages.readCount(), tables, rows, findings.count(), isComplete && isUndisturbed);
  }

  private MetaCodec.@Nullable Meta meta() {
    byte[] bytes = root.meta();
    if (bytes == null) {
      return null;
    }
    try {
      return MetaCodec.decode(bytes);
    } catch (RuntimeException e) {
      String what = "The meta data of the root cannot be decoded: " + e + ".";
      findings.add(new Finding.DamagedFile(Where.STORE, what));
      return null;
    }
  }

  private void check(MetaCodec.Meta meta, int databaseId) {
    for (CarriedEntry entry : meta.carried()) {
      carried.computeIfAbsent(entry.treeId(), _ -> new ArrayList<>()).add(entry);
    }
    for (TableMeta table : meta.tables()) {
      if (databaseId == 0 || ObjectId.databaseOf(table.tableId()) == databaseId) {
        checkTable(table);
      }
    }
    if (databaseId == 0) {
      meta.dropped().forEach(this::checkDropped);
      LongValueWalk values = new LongValueWalk(pages, findings);
      for (int page : meta.superseded()) {
        isAllReached &= values.walkSuperseded(page, Where.STORE);
      }
      if (isAllReached) {
        pages.reportLeaks();
      }
    }
  }

  private List<CarriedEntry> carriedOf(long treeId) {
    return carried.getOrDefault(treeId, List.of());
  }

  private void checkTable(TableMeta table) {
    TableCheck check = new TableCheck(pages, findings, table, this::carriedOf);
    check.check();
    tables++;
    rows += check.rowCount();
    isAllReached &= check.areTreesWhole();
  }

  /** A tree that is about to be freed: what it has must be reachable, no more. */
  private void checkDropped(DroppedTree dropped) {
    TableLayouts layouts = dropped.layouts();
    LongValueWalk values = new LongValueWalk(pages, findings);
    long treeId = dropped.tree().treeId();
    TreeWalk walk =
        new TreeWalk(
            pages,
            findings,
            Where.STORE,
            treeId,
            carriedOf(treeId),
            Manner.DROPPED,
            (key, row, pageId) -> {
              if (layouts != null) {
                isAllReached &= reachValues(layouts, row, pageId, values);
              }
            });
    isAllReached &= walk.walk(dropped.tree().root());
  }

  private boolean reachValues(TableLayouts layouts, byte[] row, int pageId, LongValueWalk values) {
    if (RowAudit.fault(layouts, row) != null) {
      return false;
    }
    boolean isWhole = true;
    for (LongReference reference : layouts.references(row)) {
      isWhole &=
          reference.page() == 0
              || values.walkSuperseded(reference.page(), pages.at(Where.STORE, pageId));
    }
    return isWhole;
  }
}
