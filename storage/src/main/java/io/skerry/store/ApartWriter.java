package io.skerry.store;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.page.Keep;
import io.skerry.redo.RedoWriter;
import io.skerry.row.RowBuffer;
import io.skerry.row.StreamedValue;
import io.skerry.table.LongValueWriter;
import io.skerry.table.TableState;
import java.util.function.IntConsumer;

/**
 * Writes the values that do not stand in their rows into pages of their own. Those that are large,
 * or come piece by piece, go into the log in parts meanwhile, so that no more than a part of them
 * is in memory.
 */
final class ApartWriter {
  /** A longer value goes into the log in parts of this size, before its row. */
  private static final int PART_BYTES = 64 << 10;

  private static final byte[] NO_PART = new byte[0];

  private final StoreCore core;
  private final TransactionImpl transaction;
  private final RedoWriter redo;

  /** Room for a part; made when the first one comes. */
  private byte[] part = NO_PART;

  ApartWriter(StoreCore core, TransactionImpl transaction, RedoWriter redo) {
    this.core = core;
    this.transaction = transaction;
    this.redo = redo;
  }

  /**
   * Writes the values of a row and puts their places into it.
   *
   * @param written takes the root of each value that is complete, and is to free it should the row
   *     not stay
   */
  void write(TableState table, RowBuffer row, IntConsumer written) {
    for (RowBuffer.Apart value : row.longValues()) {
      table.hasLongValues = true;
      StreamedValue streamed = value.streamed();
      if (streamed != null) {
        writeInParts(table, row, value, streamed, written);
      } else if (value.bytes().length > PART_BYTES) {
        writeInParts(table, row, value, StreamedValue.of(value.bytes()), written);
      } else {
        requireAllowed(value.bytes().length);
        Keep keep = table.isTemporary ? Keep.NEVER : Keep.AT_ONCE;
        int root = core.longValues().write(value.bytes(), transaction.state(), keep);
        row.putNumber(value.at(), root, Integer.BYTES);
        written.accept(root);
      }
    }
  }

  private void writeInParts(
      TableState table,
      RowBuffer row,
      RowBuffer.Apart value,
      StreamedValue streamed,
      IntConsumer written) {
    requireAllowed(streamed.lengthAtLeast());
    Keep keep = table.isTemporary ? Keep.NEVER : Keep.WITH_COMMIT;
    LongValueWriter pages = core.longValues().begin(transaction.state(), keep);
    boolean isDone = false;
    try {
      int number = redo.beginLongValue();
      writeParts(table, number, streamed, pages);
      int root = pages.finish();
      isDone = true;
      row.putNumber(value.at(), root, Integer.BYTES);
      row.putNumber(value.at() + Integer.BYTES, pages.length(), Integer.BYTES);
      value.setLogged(number);
      written.accept(root);
    } finally {
      if (!isDone) {
        pages.abandon();
      }
    }
  }

  private void writeParts(
      TableState table, int number, StreamedValue streamed, LongValueWriter pages) {
    if (part.length == 0) {
      part = new byte[PART_BYTES];
    }
    int count = streamed.read(part);
    while (count > 0) {
      requireAllowed(pages.length() + count);
      pages.append(part, 0, count);
      if (!table.isTemporary) {
        redo.longValuePart(table.id, number, part, 0, count);
        transaction.afterChanges();
      }
      count = streamed.read(part);
    }
  }

  private void requireAllowed(long length) {
    int max = core.options().limits().longValueBytes();
    if (length > max) {
      throw new SqlException(SqlError.LONG_VALUE_TOO_LARGE, max);
    }
  }
}
