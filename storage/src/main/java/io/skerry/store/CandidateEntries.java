package io.skerry.store;

import io.skerry.btree.Node;
import io.skerry.page.Miss;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoSpace;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rows that a {@link LockingCursor} has to lock, under the shared latch. */
final class CandidateEntries {
  private static final byte[] EMPTY = new byte[0];

  private final @Nullable IndexVersion index;
  private final VersionedTree tree;
  private final MemorySegment memory;
  private final UndoSpace undo;
  private final Snapshot snapshot;
  private final TransactionImpl transaction;
  private final Access.Sight sight;
  private @Nullable TxState blocker;

  CandidateEntries(
      TableVersion table,
      @Nullable IndexVersion index,
      Snapshot snapshot,
      TransactionImpl transaction,
      Access.Sight sight) {
    this.index = index;
    this.sight = sight;
    this.tree = index == null ? table.primary : index.tree;
    this.memory = tree.tree().pages().memory();
    this.undo = tree.undoSpace();
    this.snapshot = snapshot;
    this.transaction = transaction;
  }

  /**
   * The next rows of the walker's leaf; under the shared latch.
   *
   * @param stopAtForeign whether to end before a row that another running transaction has changed,
   *     and to say which ({@link #blocker})
   */
  List<LockingCursor.Candidate> gather(LeafWalker walker, int max, boolean stopAtForeign) {
    List<LockingCursor.Candidate> candidates = new ArrayList<>();
    long page = walker.enter();
    LeafWalker.Mark begin = walker.mark();
    blocker = null;
    try {
      gather(walker, page, max, stopAtForeign, candidates);
    } catch (Miss miss) {
      // What was gathered is forgotten, so the walker must come to it again.
      walker.reset(begin);
      throw miss;
    }
    walker.leave(page);
    return candidates;
  }

  private void gather(
      LeafWalker walker,
      long page,
      int max,
      boolean stopAtForeign,
      List<LockingCursor.Candidate> candidates) {
    while (candidates.size() < max && walker.hasNext()) {
      int slot = walker.peek();
      long newest = Node.pointer(memory, page, slot);
      TxState writer = newest == Node.NO_POINTER ? null : undo.writer(undo.address(newest));
      boolean isForeign = writer != null && transaction.isBlockedBy(writer);
      if (isForeign && stopAtForeign) {
        blocker = writer;
        break;
      }
      byte[] key = Node.key(memory, page, slot);
      if (isForeign && writer != null && sight == Access.Sight.COMMITTED) {
        addBoth(key, undo.before(undo.firstOf(newest, writer)), page, slot, candidates);
      } else {
        addCandidate(key, seen(page, slot, newest), candidates);
      }
      int unused = walker.next();
    }
  }

  /** Who stopped the last {@link #gather}; null if nobody did. */
  @Nullable TxState blocker() {
    return blocker;
  }

  /** What a key had before a running transaction changed it, and what it has now. */
  private void addBoth(
      byte[] key,
      byte @Nullable [] committed,
      long page,
      int slot,
      List<LockingCursor.Candidate> candidates) {
    addCandidate(key, committed, candidates);
    if (!Node.isGhost(memory, page, slot)) {
      byte[] changed = Node.value(memory, page, slot);
      if (committed == null || isOtherRow(committed, changed)) {
        addCandidate(key, changed, candidates);
      }
    }
  }

  private void addCandidate(
      byte[] key, byte @Nullable [] value, List<LockingCursor.Candidate> candidates) {
    if (value != null) {
      candidates.add(new LockingCursor.Candidate(index == null ? key : locator(key, value), key));
    }
  }

  /** Whether two values of one key of a unique index belong to two rows. */
  private boolean isOtherRow(byte[] left, byte[] right) {
    return index != null && !Arrays.equals(locator(EMPTY, left), locator(EMPTY, right));
  }

  private byte @Nullable [] seen(long page, int slot, long newest) {
    long unseen = snapshot.unseen(undo, newest, sight == Access.Sight.COMMITTED);
    if (unseen != 0) {
      return undo.before(unseen);
    }
    return Node.isGhost(memory, page, slot) ? null : Node.value(memory, page, slot);
  }

  private byte[] locator(byte[] key, byte[] value) {
    IndexVersion entries = index;
    int length = ByteBuffer.wrap(value).getShort() & 0xFFFF;
    if (entries != null && entries.isUnique()) {
      int from = IndexVersion.LOCATOR_LENGTH_BYTES;
      return Arrays.copyOfRange(value, from, from + length);
    }
    return key.length == 0 ? EMPTY : Arrays.copyOfRange(key, key.length - length, key.length);
  }
}
