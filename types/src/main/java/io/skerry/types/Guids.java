package io.skerry.types;

import java.util.UUID;

/**
 * uniqueidentifier values in {@link Physical#WIDE} form.
 *
 * <p>SQL Server compares bytes 10 to 15 first, then 8 and 9, 7 and 6, 5 and 4, 3 to 0 of the stored
 * form ("Comparing GUID and uniqueidentifier values"). The wide form holds the bytes in that order,
 * the top bit flipped, so that a signed 128-bit comparison gives SQL Server's order.
 */
public final class Guids {
  /** Stored byte (as on the wire) at each place of the ordered form. */
  private static final int[] ORDER = {10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3};

  private Guids() {}

  /** From the 16 bytes of the wire and of {@code CAST(x AS binary(16))}. */
  public static Int128 fromBytes(byte[] stored) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (stored[ORDER[i]] & 0xFF);
      low = low << 8 | (stored[ORDER[i + 8]] & 0xFF);
    }
    return new Int128(high ^ Long.MIN_VALUE, low);
  }

  /** The 16 bytes of the wire. */
  public static byte[] toBytes(Int128 value) {
    byte[] stored = new byte[16];
    long high = value.high() ^ Long.MIN_VALUE;
    long low = value.low();
    for (int i = 7; i >= 0; i--) {
      stored[ORDER[i]] = (byte) high;
      stored[ORDER[i + 8]] = (byte) low;
      high >>>= 8;
      low >>>= 8;
    }
    return stored;
  }

  public static Int128 fromUuid(UUID uuid) {
    byte[] stored = new byte[16];
    long most = uuid.getMostSignificantBits();
    putLittleEndian(stored, 0, 4, most >>> 32);
    putLittleEndian(stored, 4, 2, most >>> 16);
    putLittleEndian(stored, 6, 2, most);
    long least = uuid.getLeastSignificantBits();
    for (int i = 15; i >= 8; i--) {
      stored[i] = (byte) least;
      least >>>= 8;
    }
    return fromBytes(stored);
  }

  /** As T-SQL prints it: upper case with hyphens. */
  public static String toText(Int128 value) {
    byte[] stored = toBytes(value);
    int[] textOrder = {3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15};
    StringBuilder out = new StringBuilder(36);
    for (int at : textOrder) {
      if (at < 0) {
        out.append('-');
      } else {
        out.append(Character.toUpperCase(Character.forDigit(stored[at] >> 4 & 0xF, 16)));
        out.append(Character.toUpperCase(Character.forDigit(stored[at] & 0xF, 16)));
      }
    }
    return out.toString();
  }

  private static void putLittleEndian(byte[] out, int at, int size, long value) {
    for (int i = 0; i < size; i++) {
      out[at + i] = (byte) (value >>> 8 * i);
    }
  }
}
