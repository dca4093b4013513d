package io.skerry.types;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Case-insensitive or case-sensitive, accent-sensitive comparison for Latin text, by weights of
 * three levels: letters, then accents, then case.
 *
 * <p>Symbols come before digits, digits before letters; other scripts come after, in order of code
 * points. ASCII strings take a short path through one table.
 */
final class LatinCollation implements Collation {
  static final LatinCollation SQL_LATIN1_GENERAL_CP1_CI_AS =
      new LatinCollation(
          "SQL_Latin1_General_CP1_CI_AS", false, new int[] {0x09, 0x04, 0xD0, 0, 0x34});

  private static final byte LEVEL_END = 1;
  private static final int WEIGHT_MIN = 3;
  private static final int WIDE_WEIGHT = 0xFF;

  /** The first-level weight of each ASCII character; upper and lower case weigh the same. */
  private static final byte[] ASCII = asciiWeights();

  private final String name;
  private final boolean caseSensitive;
  private final byte[] wireBytes;

  private LatinCollation(String name, boolean caseSensitive, int[] wire) {
    this.name = name;
    this.caseSensitive = caseSensitive;
    this.wireBytes = new byte[wire.length];
    for (int i = 0; i < wire.length; i++) {
      wireBytes[i] = (byte) wire[i];
    }
  }

  private static byte[] asciiWeights() {
    byte[] weights = new byte[128];
    int next = WEIGHT_MIN;
    for (int c = 0; c < 128; c++) {
      if (!Character.isLetterOrDigit(c)) {
        weights[c] = (byte) next++;
      }
    }
    for (int c = '0'; c <= '9'; c++) {
      weights[c] = (byte) next++;
    }
    for (int c = 'a'; c <= 'z'; c++) {
      weights[c] = (byte) next;
      weights[c - 'a' + 'A'] = (byte) next++;
    }
    return weights;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] wireBytes() {
    return wireBytes.clone();
  }

  @Override
  public int compare(String left, String right) {
    int leftLength = trimmedLength(left);
    int rightLength = trimmedLength(right);
    int common = Math.min(leftLength, rightLength);
    int byCase = 0;
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l >= 128 || r >= 128) {
        return Arrays.compareUnsigned(sortKey(left), sortKey(right));
      }
      if (l != r) {
        int byWeight = Byte.compare(ASCII[l], ASCII[r]);
        if (byWeight != 0) {
          return restIsAscii(left, i, leftLength) && restIsAscii(right, i, rightLength)
              ? byWeight
              : Arrays.compareUnsigned(sortKey(left), sortKey(right));
        }
        byCase = byCase == 0 ? Character.compare(r, l) : byCase;
      }
    }
    if (leftLength != rightLength) {
      String longer = leftLength > rightLength ? left : right;
      return restIsAscii(longer, common, Math.max(leftLength, rightLength))
          ? Integer.compare(leftLength, rightLength)
          : Arrays.compareUnsigned(sortKey(left), sortKey(right));
    }
    return caseSensitive ? byCase : 0;
  }

  private static boolean restIsAscii(String value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hash(String value) {
    int length = trimmedLength(value);
    int hash = 1;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 128) {
        return Arrays.hashCode(sortKey(value));
      }
      hash = 31 * hash + ASCII[c];
      if (caseSensitive) {
        hash = 31 * hash + c;
      }
    }
    return hash;
  }

  @Override
  public byte[] sortKey(String value) {
    int length = trimmedLength(value);
    if (!caseSensitive && restIsAscii(value, 0, length)) {
      byte[] key = new byte[length];
      for (int i = 0; i < length; i++) {
        key[i] = ASCII[value.charAt(i)];
      }
      return key;
    }
    return levelledKey(value.substring(0, length));
  }

  private byte[] levelledKey(String value) {
    String decomposed = Normalizer.normalize(value, Normalizer.Form.NFD);
    ByteArrayOutputStream letters = new ByteArrayOutputStream();
    ByteArrayOutputStream accents = new ByteArrayOutputStream();
    ByteArrayOutputStream cases = new ByteArrayOutputStream();
    boolean anyAccent = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        accents.write(c >> 8 | 0x40);
        accents.write(c);
        anyAccent = true;
        continue;
      }
      char lower = Character.toLowerCase(Character.toUpperCase(c));
      if (lower < 128) {
        letters.write(ASCII[lower]);
      } else {
        letters.write(WIDE_WEIGHT);
        letters.write(lower >> 8);
        letters.write(lower);
      }
      accents.write(2);
      cases.write(c == lower ? 2 : WEIGHT_MIN);
    }
    if (anyAccent || caseSensitive) {
      letters.write(LEVEL_END);
      letters.writeBytes(accents.toByteArray());
    }
    if (caseSensitive) {
      letters.write(LEVEL_END);
      letters.writeBytes(cases.toByteArray());
    }
    return letters.toByteArray();
  }

  private static int trimmedLength(String value) {
    int length = value.length();
    while (length > 0 && value.charAt(length - 1) == ' ') {
      length--;
    }
    return length;
  }

  @Override
  public String toString() {
    return name;
  }
}
