package io.skerry.store;

import io.skerry.lock.LockMode;
import io.skerry.lock.LockTable;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.TableVersion;
import io.skerry.tx.TxState;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a range, and a lock on all of the range that has been read: so nobody puts a row into it,
 * or takes one out, until the transaction ends.
 *
 * <p>A piece is read under the shared latch, up to the first row that a running transaction has
 * changed, and locked before the latch is given up; see {@link LockTable}. Who locks rows for
 * change too locks the row first and then the piece up to it: else two of them would each hold a
 * range in which the other wants a row. No row is left out, as a range without some of its rows
 * would promise nothing.
 */
final class RangeCandidates implements LockingCursor.CandidateSource {
  private final PageStore pages;
  private final Latch latch;
  private final LockTable locks;
  private final TransactionImpl transaction;
  private final long tableId;
  private final long space;
  private final boolean hasRowsOfTable;
  private final LockMode mode;
  private final Access.Conflict conflict;
  private final CandidateEntries entries;
  private final LeafWalker walker;

  RangeCandidates(
      StoreCore core,
      TransactionImpl transaction,
      TableVersion table,
      @Nullable IndexVersion index,
      CandidateEntries entries,
      ScanRequest request) {
    this.pages = core.pages();
    this.latch = core.latch();
    this.locks = core.locks();
    this.transaction = transaction;
    this.tableId = table.table.id;
    this.space = index == null ? tableId : index.id;
    this.hasRowsOfTable = index == null;
    Access access = request.access();
    this.mode = Objects.requireNonNull(access.lock());
    this.conflict =
        access.conflict() == Access.Conflict.SKIP ? Access.Conflict.WAIT : access.conflict();
    this.entries = entries;
    this.walker = ReadCursor.walker(table, index, request);
  }

  @Override
  public boolean isAtEnd() {
    return walker.isAtEnd();
  }

  /** A range of the table's own keys has its rows; one of an index has only its entries. */
  @Override
  public boolean locksRows() {
    return changesRows() || hasRowsOfTable;
  }

  private boolean changesRows() {
    return mode != LockMode.S;
  }

  @Override
  public List<LockingCursor.Candidate> next(int max) {
    return changesRows() ? nextLocked() : nextPiece(max);
  }

  /** A piece of the range that was read, and what of it could not be done. */
  private record Piece(
      List<LockingCursor.Candidate> candidates,
      @Nullable TxState blocker,
      boolean isLocked,
      byte @Nullable [] from,
      byte @Nullable [] to) {}

  private List<LockingCursor.Candidate> nextPiece(int max) {
    while (true) {
      Piece piece = read(max, null);
      if (!piece.isLocked) {
        transaction.lockRange(tableId, space, piece.from, piece.to);
      } else if (piece.candidates.isEmpty() && piece.blocker != null) {
        boolean unused = transaction.awaitEnd(piece.blocker, conflict);
      } else {
        return piece.candidates;
      }
    }
  }

  /** The next row, locked; none at the end, or where there was none for a while. */
  private List<LockingCursor.Candidate> nextLocked() {
    while (true) {
      LockingCursor.Candidate first = peek();
      LockMode before = first == null ? null : lockRow(first);
      Piece piece = read(1, first);
      if (piece.isLocked && !piece.candidates.isEmpty()) {
        LockingCursor.Candidate found = piece.candidates.getFirst();
        if (first == null || !Arrays.equals(found.rowKey(), first.rowKey())) {
          giveBack(first, before);
          LockMode unused = lockRow(found);
        }
        return piece.candidates;
      }
      giveBack(first, before);
      if (!piece.isLocked) {
        transaction.lockRange(tableId, space, piece.from, piece.to);
      } else if (piece.blocker != null) {
        boolean unused = transaction.awaitEnd(piece.blocker, conflict);
      } else {
        return List.of();
      }
    }
  }

  private @Nullable LockMode lockRow(LockingCursor.Candidate row) {
    return transaction.lockRow(tableId, row.rowKey(), mode, conflict);
  }

  private void giveBack(LockingCursor.@Nullable Candidate row, @Nullable LockMode before) {
    if (row != null && before != null) {
      transaction.giveBackRow(tableId, row.rowKey(), before);
    }
  }

  /** The next row of the range, which the walk does not pass. */
  private LockingCursor.@Nullable Candidate peek() {
    while (true) {
      Miss missed;
      long stamp = latch.lockShared();
      LeafWalker.Mark mark = walker.mark();
      try {
        List<LockingCursor.Candidate> found = List.of();
        while (found.isEmpty() && !walker.isAtEnd()) {
          found = entries.gather(walker, 1, false);
        }
        return found.isEmpty() ? null : found.getFirst();
      } catch (Miss miss) {
        missed = miss;
      } finally {
        walker.reset(mark);
        latch.unlockShared(stamp);
      }
      missed.resolve(pages);
    }
  }

  /**
   * Reads and locks a piece under one hold of the latch. The walk passes it only if it is locked.
   *
   * @param wanted the row up to which it goes; null for as many as are asked for
   */
  private Piece read(int max, LockingCursor.@Nullable Candidate wanted) {
    while (true) {
      Miss missed;
      long stamp = latch.lockShared();
      LeafWalker.Mark mark = walker.mark();
      boolean isPassed = false;
      try {
        List<LockingCursor.Candidate> found = entries.gather(walker, max, true);
        while (wanted != null
            && found.isEmpty()
            && entries.blocker() == null
            && !walker.isAtEnd()) {
          found = entries.gather(walker, max, true);
        }
        byte[] from = walker.coveredFrom(mark);
        byte[] to = walker.coveredTo(mark);
        LockTable.Outcome outcome =
            locks.tryLockRange(
                transaction.state().lockOwner(), tableId, space, from, to, LockMode.S);
        isPassed = outcome == LockTable.Outcome.GRANTED || outcome == LockTable.Outcome.HELD;
        return new Piece(found, entries.blocker(), isPassed, from, to);
      } catch (Miss miss) {
        missed = miss;
      } finally {
        if (!isPassed) {
          walker.reset(mark);
        }
        latch.unlockShared(stamp);
      }
      missed.resolve(pages);
    }
  }
}
