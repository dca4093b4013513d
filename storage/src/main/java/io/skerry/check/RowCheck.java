package io.skerry.check;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.KeyEncoder;
import io.skerry.check.Finding.Where;
import io.skerry.row.KeyShape;
import io.skerry.row.LongReference;
import io.skerry.row.RowAudit;
import io.skerry.row.TableLayouts;
import io.skerry.row.TableShape;
import io.skerry.row.ValueCodec;
import io.skerry.table.IndexCodec;
import io.skerry.table.MetaCodec.TableMeta;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import io.skerry.types.SqlType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks and decodes the rows of a table, one after the other. */
final class RowCheck {
  private static final int ROW_NUMBER_BYTES = 8;
  private static final KeyShape NO_KEY = new KeyShape(List.of(), false);

  private final CheckedPages pages;
  private final Findings findings;
  private final Where owner;
  private final TableShape shape;
  private final TableMeta table;
  private final List<SqlType> types;
  private final TableLayouts layouts;
  private final KeyShape key;
  private final KeyEncoder[] encoders;
  private final LongValueWalk longValues;

  /** The columns whose values keys and index rows are made of. */
  private final BitSet wanted = new BitSet();

  /** The first pages of the long values of the row at hand. */
  private final Set<Integer> seenValues = new HashSet<>();

  private final RowScratch scratch = new RowScratch();
  private final KeyBuffer keys = new KeyBuffer();
  private final Batch row;

  RowCheck(
      CheckedPages pages,
      Findings findings,
      Where owner,
      TableMeta table,
      List<IndexCodec> indexes) {
    this.pages = pages;
    this.findings = findings;
    this.owner = owner;
    this.table = table;
    this.shape = table.format().shape();
    this.types = shape.columns().stream().map(TableShape.ColumnShape::type).toList();
    this.layouts = table.format().layouts();
    KeyShape clustered = shape.clustered();
    this.key = clustered == null ? NO_KEY : clustered;
    this.encoders = TableVersion.encoders(key, shape);
    this.longValues = new LongValueWalk(pages, findings);
    this.row = Batch.of(types);
    key.columns().forEach(column -> wanted.set(column.ordinal()));
    for (IndexCodec index : indexes) {
      Arrays.stream(index.ordinals).forEach(wanted::set);
      Arrays.stream(index.decisiveOrdinals()).forEach(wanted::set);
    }
  }

  /**
   * Decodes a row.
   *
   * @param isAgain whether it was checked before, and nothing is to be reported
   * @return the row, good until the next call; null where it cannot be decoded as far as keys and
   *     index rows need it
   */
  @Nullable Batch decode(byte[] locator, byte[] bytes, int pageId, boolean isAgain) {
    String fault = RowAudit.fault(layouts, bytes);
    if (fault != null) {
      return damaged(locator, pageId, isAgain, fault);
    }
    scratch.clear();
    seenValues.clear();
    long[] addresses = {scratch.add(bytes)};
    boolean isWhole = true;
    for (int column = 0; column < types.size(); column++) {
      Vector vector = row.column(column);
      try {
        boolean unused = layouts.decode(column, scratch.memory(), addresses, 0, 1, vector, 0);
      } catch (RuntimeException e) {
        return damaged(
            locator, pageId, isAgain, "has column " + column + " that has no value: " + e);
      }
      isWhole &=
          !(vector instanceof ObjectVector objects) || resolve(column, objects, pageId, isAgain);
      if (!isAgain && vector.isNull(0) && !shape.columns().get(column).nullable()) {
        String what =
            "The row with key %s has NULL in column %d, which takes none."
                .formatted(text(locator), column);
        findings.add(new Finding.NullInRow(pages.at(owner, pageId), column, what));
      }
    }
    if (!isAgain) {
      walkUnseen(bytes, pageId);
    }
    if (!isWhole) {
      return null;
    }
    row.setSize(1);
    return isAgain || hasOwnKey(locator, pageId) ? row : null;
  }

  private boolean hasOwnKey(byte[] locator, int pageId) {
    try {
      if (!isOwnKey(locator)) {
        Batch unused = damaged(locator, pageId, false, "has columns that are not those of its key");
        return false;
      }
      if (!key.unique() && rowNumber(locator) >= table.nextRowNumber()) {
        Batch unused = damaged(locator, pageId, false, "has a number that is to be given again");
      }
      return true;
    } catch (RuntimeException e) {
      reportNoKey(locator, pageId, e);
    }
    return false;
  }

  private @Nullable Batch damaged(byte[] locator, int pageId, boolean isAgain, String fault) {
    if (!isAgain) {
      String what = "The row with key " + text(locator) + " " + fault + ".";
      findings.add(new Finding.DamagedRow(pages.at(owner, pageId), what));
    }
    return null;
  }

  /** A key for people: its bytes. */
  static String text(byte[] key) {
    int shown = Math.min(key.length, 24);
    String hex = HexFormat.of().formatHex(key, 0, shown);
    return "0x" + hex + (shown < key.length ? "..." : "");
  }

  /** Walks the long value of a column that has one; false where it is damaged. */
  private boolean resolve(int column, ObjectVector vector, int pageId, boolean isAgain) {
    if (!(vector.values()[0] instanceof LongReference reference)) {
      return true;
    }
    boolean isWanted = wanted.get(column);
    if (isAgain && !isWanted) {
      return true;
    }
    Where where = pages.at(owner, pageId);
    seenValues.add(reference.page());
    if (!isAgain && !table.hasLongValues()) {
      String what = "A row refers to a long value, but its table counts as one without.";
      findings.add(new Finding.DamagedRow(where, what));
    }
    byte[] bytes = longValues.walk(reference, where, isAgain, isWanted);
    if (bytes != null && isWanted) {
      try {
        vector.values()[0] = ValueCodec.decodeObject(types.get(column), bytes);
      } catch (RuntimeException e) {
        String what = "A long value of column " + column + " has no value: " + e + ".";
        findings.add(new Finding.DamagedLongValue(where, what));
        return false;
      }
    }
    return bytes != null;
  }

  /** Walks the long values of columns that the table has no more: the row still has them. */
  private void walkUnseen(byte[] bytes, int pageId) {
    for (LongReference reference : layouts.references(bytes)) {
      if (seenValues.add(reference.page())) {
        byte[] unused = longValues.walk(reference, pages.at(owner, pageId), false, false);
      }
    }
  }

  /** Says that a row's values cannot be made a key. */
  void reportNoKey(byte[] locator, int pageId, RuntimeException e) {
    Batch unused = damaged(locator, pageId, false, "has values that make no key: " + e);
  }

  private static long rowNumber(byte[] locator) {
    return ByteBuffer.wrap(locator).getLong(locator.length - ROW_NUMBER_BYTES);
  }

  private boolean isOwnKey(byte[] locator) {
    keys.clear();
    for (int i = 0; i < encoders.length; i++) {
      encoders[i].encode(row.column(key.columns().get(i).ordinal()), 0, keys);
    }
    int length = key.unique() ? locator.length : locator.length - ROW_NUMBER_BYTES;
    return length == keys.length() && Arrays.equals(keys.array(), 0, length, locator, 0, length);
  }
}
