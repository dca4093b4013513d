package io.skerry.rows;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of batches, to be read again and again; small ones are joined. */
public final class BatchList {
  private static final int VALUE_BYTES = 17;

  private final List<SqlType> types;
  private final List<Batch> batches = new ArrayList<>();
  private @Nullable MemoryGrant grant;
  private long reserved;

  public BatchList(List<SqlType> types) {
    this.types = List.copyOf(types);
  }

  /** Empties the list and says whose memory it takes from now on. */
  public void begin(MemoryGrant from) {
    release();
    grant = from;
  }

  public void release() {
    if (grant != null) {
      grant.release(reserved);
    }
    grant = null;
    reserved = 0;
    batches.clear();
  }

  public int count() {
    return batches.size();
  }

  public Batch get(int index) {
    return batches.get(index);
  }

  /** Adds a copy of all rows. */
  public void append(Batch batch) {
    Batch last = batches.isEmpty() ? null : batches.getLast();
    if (last == null || last.size() + batch.size() > Batch.ROWS_MAX) {
      last = Batch.of(types);
      batches.add(last);
    }
    int at = last.size();
    last.setSize(at + batch.size());
    long bytes = (long) batch.size() * types.size() * VALUE_BYTES;
    for (int i = 0; i < types.size(); i++) {
      Vectors.append(batch.column(i), batch.size(), last.column(i), at);
      if (batch.column(i) instanceof ObjectVector objects) {
        for (int row = 0; row < batch.size(); row++) {
          bytes += RowBuffer.bytesOf(objects.get(row));
        }
      }
    }
    if (grant != null) {
      grant.reserve(bytes);
      reserved += bytes;
    }
  }
}
