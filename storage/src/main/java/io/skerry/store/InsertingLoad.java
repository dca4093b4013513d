package io.skerry.store;

import io.skerry.batch.Batch;

/** Loads rows into a table that has some, by inserting them. */
final class InsertingLoad implements BulkLoad {
  private final RowWriter rows;
  private final long tableId;
  private final Runnable undo;
  private boolean isOver;

  /**
   * @param undo takes back what the transaction has done since the load began
   */
  InsertingLoad(RowWriter rows, long tableId, Runnable undo) {
    this.rows = rows;
    this.tableId = tableId;
    this.undo = undo;
  }

  @Override
  public void add(Batch batch) throws DuplicateKeyException {
    if (isOver) {
      throw new IllegalStateException("the load is over");
    }
    rows.insert(tableId, batch);
  }

  @Override
  public void finish() {
    isOver = true;
  }

  @Override
  public void close() {
    if (!isOver) {
      isOver = true;
      undo.run();
    }
  }
}
