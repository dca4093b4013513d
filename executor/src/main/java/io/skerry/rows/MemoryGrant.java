package io.skerry.rows;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;

/** The memory that one run of a statement may keep rows in. */
public final class MemoryGrant {
  private final long bytesMax;
  private long bytes;

  public MemoryGrant(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Takes memory; error 701 where the grant does not have it. */
  public void reserve(long more) {
    if (bytes + more > bytesMax) {
      throw new SqlException(SqlError.INSUFFICIENT_MEMORY, "default");
    }
    bytes += more;
  }

  public void release(long less) {
    bytes -= less;
  }

  /** What is taken now. */
  public long bytes() {
    return bytes;
  }
}
