package io.skerry.table;

import io.skerry.row.LongForm;
import io.skerry.row.LongReference;
import io.skerry.row.LongValue;
import io.skerry.row.ValueCodec;
import io.skerry.types.Physical;
import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/** Reads short values whole, and gives handles of long ones. */
public final class LongValueHandles implements LongValueSource {
  private final LongValues values;
  private final int wholeBytesMax;
  private final Owner owner;

  /** Who knows for how long a value can be read. */
  public interface Owner {
    /** Now, for {@link #requireReadable}. */
    long moment();

    /**
     * @throws IllegalStateException when a value that was found at a moment may be gone
     */
    void requireReadable(long moment);
  }

  /**
   * @param wholeBytesMax a longer value becomes a handle
   */
  public LongValueHandles(LongValues values, int wholeBytesMax, Owner owner) {
    this.values = values;
    this.wholeBytesMax = wholeBytesMax;
    this.owner = owner;
  }

  @Override
  public byte[] read(LongReference reference) {
    return values.read(reference);
  }

  @Override
  public Object value(SqlType type, LongReference reference) {
    return reference.length() <= wholeBytesMax || type.physical() == Physical.VARIANT
        ? LongValueSource.super.value(type, reference)
        : new Handle(reference, type.physical() == Physical.STRING, owner.moment());
  }

  private final class Handle implements LongValue {
    private final LongReference reference;
    private final long moment;

    /** Where the content begins: a text has a byte before it that tells its form. */
    private final int contentAt;

    private @Nullable LongForm form;

    Handle(LongReference reference, boolean isText, long moment) {
      this.reference = reference;
      this.moment = moment;
      this.contentAt = isText ? 1 : 0;
      this.form = isText ? null : LongForm.BYTES;
    }

    @Override
    public LongForm form() {
      LongForm known = form;
      if (known == null) {
        byte[] first = new byte[1];
        readEncoded(0, first, 0, 1);
        known = ValueCodec.formOf(first[0]);
        form = known;
      }
      return known;
    }

    @Override
    public long length() {
      return (long) reference.length() - contentAt;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) {
      if (position < 0) {
        throw new IllegalArgumentException("position " + position);
      }
      int now = Math.clamp(length() - position, 0, count);
      readEncoded(position + contentAt, into, offset, now);
      return now;
    }

    private void readEncoded(long position, byte[] into, int offset, int count) {
      owner.requireReadable(moment);
      values.read(reference, position, into, offset, count);
    }
  }
}
