package io.skerry.store;

import io.skerry.page.PageFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The short strings that were decoded last: columns such as a carrier's or a state's code have few
 * values, and a scan need not make each of them anew. Any thread may call it: strings cannot
 * change, so a race costs a string and nothing else.
 */
final class RecentStrings {
  /** The encoded form: one byte that says narrow, then one for each character. */
  private static final int BYTES_MAX = 17;

  private static final int PLACES = 1024;

  /** Made when the first string is decoded. */
  private @Nullable String @Nullable [] places;

  /** Whether an encoded string is of the kind that is kept. */
  static boolean canHold(MemorySegment memory, long at, int length) {
    return length > 1
        && length <= BYTES_MAX
        && memory.get(PageFormat.BYTE, at) == ValueCodec.NARROW;
  }

  String decode(MemorySegment memory, long at, int length) {
    @Nullable String[] known = places;
    if (known == null) {
      known = new @Nullable String[PLACES];
      places = known;
    }
    int hash = length;
    for (int i = 1; i < length; i++) {
      hash = hash * 31 + memory.get(PageFormat.BYTE, at + i);
    }
    int place = (hash ^ hash >>> 10) & PLACES - 1;
    String found = known[place];
    if (found == null || !isAt(found, memory, at + 1, length - 1)) {
      byte[] bytes = new byte[length - 1];
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + 1, bytes, 0, bytes.length);
      found = new String(bytes, StandardCharsets.ISO_8859_1);
      known[place] = found;
    }
    return found;
  }

  private static boolean isAt(String text, MemorySegment memory, long at, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != (memory.get(PageFormat.BYTE, at + i) & 0xFF)) {
        return false;
      }
    }
    return true;
  }
}
