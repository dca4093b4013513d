package io.skerry.tx;

import org.jspecify.annotations.Nullable;

/**
 * What a statement sees: all commits up to a moment, and the changes its own transaction had made
 * by then.
 */
public final class Snapshot implements AutoCloseable {
  private final CommitOrder order;
  private final long sequence;
  private final @Nullable TxState tx;
  private final long ordinal;

  /** Whether it is in the list of those that are open; guarded by the commit order, as the next. */
  boolean isOpen;

  /** Its neighbours in that list, which is in the order in which they were taken. */
  @Nullable Snapshot before;

  @Nullable Snapshot after;

  Snapshot(CommitOrder order, long sequence, @Nullable TxState tx) {
    this.order = order;
    this.sequence = sequence;
    this.tx = tx;
    this.ordinal = tx == null ? 0 : tx.ordinal();
  }

  /**
   * The same moment for the same transaction, but with all the changes that it has made by now.
   * Good as long as this one is open; needs not be closed.
   */
  public Snapshot now() {
    return new Snapshot(order, sequence, tx);
  }

  /** Whether a transaction is the snapshot's own. */
  public boolean isOwn(TxState writer) {
    return writer == tx;
  }

  public long sequence() {
    return sequence;
  }

  /** Whether a change is seen. */
  public boolean sees(TxState writer, long change) {
    long committed = writer.commitSequence;
    return committed != 0 ? committed <= sequence : writer == tx && change <= ordinal;
  }

  /**
   * Whether a change is seen by a statement that wants the newest committed state, after it has
   * locked the row.
   */
  private boolean seesNewest(TxState writer, long change) {
    return writer.commitSequence != 0 || (writer == tx && change <= ordinal);
  }

  /**
   * The undo record whose row before the change is what this snapshot sees; 0 when it sees what is
   * in place.
   *
   * @param pointer the row's roll pointer
   * @param newest whether the newest committed state is wanted
   * @throws io.skerry.page.PageMiss when a record is not in memory
   */
  public long unseen(UndoSpace undo, long pointer, boolean newest) {
    long unseen = 0;
    long at = pointer;
    while (at != 0) {
      long record = undo.address(at);
      TxState writer = undo.writer(record);
      long change = undo.ordinal(record);
      if (newest ? seesNewest(writer, change) : sees(writer, change)) {
        return unseen;
      }
      unseen = record;
      long olderSequence = undo.olderSequence(record);
      if (olderSequence != 0 && (newest || olderSequence <= sequence)) {
        return unseen;
      }
      at = undo.older(record);
    }
    return unseen;
  }

  /**
   * Lets go of the versions that only this snapshot needed; they are cleared by {@link
   * CommitOrder#collect}.
   */
  @Override
  public void close() {
    order.close(this);
  }
}
