package io.skerry.store;

import io.skerry.btree.KeyBuffer;
import io.skerry.btree.KeyEncoder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of encoded keys.
 *
 * @param start the first; null for none
 * @param end the first behind the range; null for none
 */
record KeyBounds(byte @Nullable [] start, byte @Nullable [] end) {
  private static final byte[] NOTHING = new byte[0];

  static KeyBounds of(KeyRange range, List<KeyEncoder> encoders) {
    KeyRange.Bound lower = range.lower();
    KeyRange.Bound upper = range.upper();
    byte[] start = null;
    byte[] end = null;
    if (lower != null) {
      byte[] prefix = encode(lower, encoders);
      start = lower.inclusive() ? prefix : behind(prefix);
      if (start == null) {
        return new KeyBounds(NOTHING, NOTHING);
      }
    }
    if (upper != null) {
      byte[] prefix = encode(upper, encoders);
      end = upper.inclusive() ? behind(prefix) : prefix;
    }
    return new KeyBounds(start, end);
  }

  private static byte[] encode(KeyRange.Bound bound, List<KeyEncoder> encoders) {
    KeyBuffer buffer = new KeyBuffer();
    List<@Nullable Object> values = bound.values();
    if (values.size() > encoders.size()) {
      throw new IllegalArgumentException("a bound of more values than the key has columns");
    }
    for (int i = 0; i < values.size(); i++) {
      encoders.get(i).encode(values.get(i), buffer);
    }
    return buffer.toArray();
  }

  /** The first key behind all that begin with a prefix; null if there is none. */
  private static byte @Nullable [] behind(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, i + 1);
        next[i]++;
        return next;
      }
    }
    return null;
  }
}
