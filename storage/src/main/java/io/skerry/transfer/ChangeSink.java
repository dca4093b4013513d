package io.skerry.transfer;

import io.skerry.backup.BackupWriter;
import io.skerry.log.LogPayload;
import io.skerry.redo.RedoWriter;
import java.nio.ByteBuffer;

/** Changes on their way into a stream: they go there in records of bounded size. */
final class ChangeSink {
  private static final int TRANSACTION_ID = 1;

  private final BackupWriter stream;
  private final RedoWriter redo = new RedoWriter(TRANSACTION_ID);
  private boolean hasChanges;
  private long count;

  ChangeSink(BackupWriter stream) {
    this.stream = stream;
  }

  /** Takes one change, which the caller writes into what this returns. */
  RedoWriter next() {
    if (redo.isPartDue(false)) {
      flush();
    }
    hasChanges = true;
    count++;
    return redo;
  }

  int beginLongValue() {
    return redo.beginLongValue();
  }

  /** How many changes there were. */
  long count() {
    return count;
  }

  void flush() {
    if (hasChanges) {
      LogPayload part = redo.part();
      byte[] record = new byte[Math.toIntExact(part.length())];
      part.copy(0, ByteBuffer.wrap(record));
      stream.changes(record);
      redo.beginNextPart();
      hasChanges = false;
    }
  }
}
