package io.skerry.tx;

import org.jspecify.annotations.Nullable;

/**
 * What a statement sees: all commits up to a moment, and the changes its own transaction had made
 * by then.
 */
public final class Snapshot {
  private final CommitOrder order;
  private final long sequence;
  private final @Nullable TxState tx;
  private final long ordinal;

  /** Guarded by the commit order. */
  boolean isClosed;

  Snapshot(CommitOrder order, long sequence, @Nullable TxState tx) {
    this.order = order;
    this.sequence = sequence;
    this.tx = tx;
    this.ordinal = tx == null ? 0 : tx.ordinal();
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
  public boolean seesNewest(TxState writer, long change) {
    return writer.commitSequence != 0 || (writer == tx && change <= ordinal);
  }

  /**
   * The version whose {@link Version#before} is what this snapshot sees; null when it sees what is
   * in place.
   *
   * @param newest the row's newest version
   * @param forUpdate whether the newest committed state is wanted
   */
  public @Nullable Version seen(@Nullable Version newest, boolean forUpdate) {
    Version unseen = null;
    Version version = newest;
    while (version != null
        && !(forUpdate
            ? seesNewest(version.writer, version.ordinal)
            : sees(version.writer, version.ordinal))) {
      unseen = version;
      version = version.older;
    }
    return unseen;
  }

  /**
   * Lets go of the versions that only this snapshot needed; they are cleared by {@link
   * CommitOrder#collect}.
   */
  public void close() {
    order.close(this);
  }
}
