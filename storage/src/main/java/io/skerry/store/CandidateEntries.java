package io.skerry.store;

import io.skerry.btree.Node;
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

  CandidateEntries(
      TableVersion table,
      @Nullable IndexVersion index,
      Snapshot snapshot,
      TransactionImpl transaction) {
    this.index = index;
    this.tree = index == null ? table.primary : index.tree;
    this.memory = tree.tree().pages().memory();
    this.undo = tree.undoSpace();
    this.snapshot = snapshot;
    this.transaction = transaction;
  }

  List<LockingCursor.Candidate> gather(LeafWalker walker, int max) {
    List<LockingCursor.Candidate> candidates = new ArrayList<>();
    long page = walker.enter();
    while (candidates.size() < max && walker.hasNext()) {
      int slot = walker.next();
      long newest = Node.pointer(memory, page, slot);
      byte[] key = Node.key(memory, page, slot);
      TxState other = newest == Node.NO_POINTER ? null : undo.writer(undo.address(newest));
      if (other != null && transaction.isBlockedBy(other)) {
        byte[] committed = undo.before(undo.firstOf(newest, other));
        addCandidate(key, committed, candidates);
        if (!Node.isGhost(memory, page, slot)) {
          byte[] changed = Node.value(memory, page, slot);
          if (committed == null || isOtherRow(committed, changed)) {
            addCandidate(key, changed, candidates);
          }
        }
      } else {
        addCandidate(key, seen(page, slot, newest), candidates);
      }
    }
    walker.leave(page);
    return candidates;
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
    long unseen = snapshot.unseen(undo, newest, true);
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
