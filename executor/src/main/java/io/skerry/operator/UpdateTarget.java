package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.rows.BatchList;
import io.skerry.rows.MemoryGrant;
import io.skerry.rows.Vectors;
import io.skerry.store.DuplicateKeyException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes changed rows to the store.
 *
 * <p>Where columns of a unique key change, two rows may exchange keys, or one take the key that
 * another leaves. Such changes are collected; in the end all old rows are deleted before the new
 * ones are inserted, so that only lasting duplicates are found.
 */
final class UpdateTarget {
  private final Table table;
  private final boolean collects;
  private final BatchList collected;
  private final List<ObjectVector> locators = new ArrayList<>();
  private final List<Integer> locatorCounts = new ArrayList<>();
  private long rows;

  UpdateTarget(Table table, int[] changed) {
    this.table = table;
    this.collects = changesUniqueKey(table, changed);
    this.collected = new BatchList(table.columns().stream().map(c -> c.type()).toList());
  }

  private static boolean changesUniqueKey(Table table, int[] changed) {
    for (Index index : table.indexes()) {
      for (Index.IndexColumn column : index.columns()) {
        for (int ordinal : changed) {
          if (index.unique() && column.ordinal() == ordinal) {
            return true;
          }
        }
      }
    }
    return false;
  }

  void begin(MemoryGrant grant) {
    collected.begin(grant);
    locators.clear();
    locatorCounts.clear();
    rows = 0;
  }

  void update(ObjectVector places, Batch newRows, ExecutionContext context) {
    rows += newRows.size();
    if (!collects) {
      write(places, newRows, context);
      return;
    }
    collected.append(newRows);
    ObjectVector copy = new ObjectVector();
    Vectors.append(places, newRows.size(), copy, 0);
    locators.add(copy);
    locatorCounts.add(newRows.size());
  }

  private void write(ObjectVector places, Batch newRows, ExecutionContext context) {
    try {
      context.transaction().update(table.storageId(), places, newRows);
    } catch (DuplicateKeyException e) {
      throw DuplicateKeys.onInsert(table, e);
    }
  }

  /** Writes what was collected. */
  void finish(ExecutionContext context) {
    if (!collects || rows == 0) {
      return;
    }
    if (rows == 1) {
      write(locators.getFirst(), collected.get(0), context);
      return;
    }
    for (int i = 0; i < locators.size(); i++) {
      context.transaction().delete(table.storageId(), locators.get(i), locatorCounts.get(i));
    }
    try {
      for (int i = 0; i < collected.count(); i++) {
        context.transaction().insert(table.storageId(), collected.get(i));
      }
    } catch (DuplicateKeyException e) {
      throw DuplicateKeys.onInsert(table, e);
    }
  }

  void end() {
    collected.release();
    locators.clear();
    locatorCounts.clear();
  }
}
