package io.skerry.types;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of Latin text by weights of three levels: letters, then accents, then case; the last
 * two only in collations that are sensitive to them. Lower case comes before upper case.
 *
 * <p>Symbols come before digits, digits before letters; other scripts come after, in order of code
 * points. Width and compatibility forms do not count (full-width A is A, superscript 2 is 2), and
 * ß, æ, œ, þ count as ss, ae, oe, th, as in the Windows collations. ASCII strings take a short path
 * through one table; it gives what the keys give.
 */
final class LatinCollation implements Collation {
  static final LatinCollation SQL_LATIN1_GENERAL_CP1_CI_AS =
      new LatinCollation("SQL_Latin1_General_CP1_CI_AS", false, true, 0, 52);

  private static final byte LEVEL_END = 1;
  private static final byte BASE = 2;
  private static final int WEIGHT_MIN = 3;
  private static final int WIDE_WEIGHT = 0xFF;
  private static final int TABLE_SIZE = 0x180;

  /** The first-level weight of each ASCII character; upper and lower case weigh the same. */
  private static final byte[] ASCII = asciiWeights();

  private final String name;
  private final boolean caseSensitive;
  private final boolean accentSensitive;
  private final byte[] wireBytes;

  /** {@link #fold} of the first characters. */
  private final char[] folded = new char[TABLE_SIZE];

  /**
   * @param version 0 for the collations of SQL Server 2000, 2 for those named {@code _100}
   * @param sortId of a collation whose name begins with SQL, else 0
   */
  LatinCollation(
      String name, boolean caseSensitive, boolean accentSensitive, int version, int sortId) {
    this.name = name;
    this.caseSensitive = caseSensitive;
    this.accentSensitive = accentSensitive;
    int flags =
        (caseSensitive ? 0 : CollationWire.IGNORE_CASE)
            | (accentSensitive ? 0 : CollationWire.IGNORE_ACCENT)
            | CollationWire.IGNORE_WIDTH
            | CollationWire.IGNORE_KANA;
    this.wireBytes = CollationWire.bytes(CollationWire.LCID_ENGLISH, flags, version, sortId);
    for (char c = 0; c < TABLE_SIZE; c++) {
      folded[c] = computeFold(c);
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
    int leftLength = Strings.trimmedLength(left);
    int rightLength = Strings.trimmedLength(right);
    int common = Math.min(leftLength, rightLength);
    int byCase = 0;
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l >= 128 || r >= 128) {
        return compareKeys(left, right);
      }
      if (l != r) {
        int byWeight = Byte.compare(ASCII[l], ASCII[r]);
        if (byWeight != 0) {
          return isAscii(left, i, leftLength) && isAscii(right, i, rightLength)
              ? byWeight
              : compareKeys(left, right);
        }
        byCase = byCase == 0 ? Character.compare(r, l) : byCase;
      }
    }
    if (leftLength != rightLength) {
      String longer = leftLength > rightLength ? left : right;
      return isAscii(longer, common, Math.max(leftLength, rightLength))
          ? Integer.compare(leftLength, rightLength)
          : compareKeys(left, right);
    }
    return caseSensitive ? byCase : 0;
  }

  private int compareKeys(String left, String right) {
    return Arrays.compareUnsigned(sortKey(left), sortKey(right));
  }

  @Override
  public boolean equal(String left, String right) {
    return left.equals(right) || compare(left, right) == 0;
  }

  private static boolean isAscii(String value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Of the letters only: strings that differ in accents or case are equal here. */
  @Override
  public int hash(String value) {
    int length = Strings.trimmedLength(value);
    int hash = 1;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 128) {
        return Arrays.hashCode(new Levels(value.substring(0, length)).letters.toByteArray());
      }
      hash = 31 * hash + ASCII[c];
    }
    return hash;
  }

  @Override
  public byte[] sortKey(String value) {
    int length = Strings.trimmedLength(value);
    if (!caseSensitive && isAscii(value, 0, length)) {
      byte[] key = new byte[length];
      for (int i = 0; i < length; i++) {
        key[i] = ASCII[value.charAt(i)];
      }
      return key;
    }
    return new Levels(value.substring(0, length)).key(caseSensitive, accentSensitive);
  }

  /** The weights of one string, level by level. */
  private static final class Levels {
    final ByteArrayOutputStream letters = new ByteArrayOutputStream();
    private final ByteArrayOutputStream accents = new ByteArrayOutputStream();
    private final ByteArrayOutputStream cases = new ByteArrayOutputStream();

    Levels(String value) {
      String decomposed =
          isAscii(value, 0, value.length())
              ? value
              : Normalizer.normalize(value, Normalizer.Form.NFKD);
      for (int i = 0; i < decomposed.length(); i++) {
        char c = decomposed.charAt(i);
        if (isMark(c)) {
          accents.write(c >> 8 | 0x40);
          accents.write(c);
          continue;
        }
        char lower = lower(c);
        boolean upper = c != lower;
        String expansion = expansion(lower);
        if (expansion == null) {
          letter(lower, upper);
        } else {
          letter(expansion.charAt(0), upper);
          letter(expansion.charAt(1), upper);
        }
      }
    }

    private void letter(char lower, boolean upper) {
      if (lower < 128) {
        letters.write(ASCII[lower]);
      } else {
        letters.write(WIDE_WEIGHT);
        letters.write(lower >> 8);
        letters.write(lower);
      }
      accents.write(BASE);
      cases.write(upper ? BASE + 1 : BASE);
    }

    /** Letters, then the other levels that count, each without what says nothing at its end. */
    byte[] key(boolean caseSensitive, boolean accentSensitive) {
      byte[] accentLevel = accentSensitive ? trimmed(accents) : new byte[0];
      byte[] caseLevel = caseSensitive ? trimmed(cases) : new byte[0];
      if (accentLevel.length > 0 || caseLevel.length > 0) {
        letters.write(LEVEL_END);
        letters.writeBytes(accentLevel);
      }
      if (caseLevel.length > 0) {
        letters.write(LEVEL_END);
        letters.writeBytes(caseLevel);
      }
      return letters.toByteArray();
    }

    private static byte[] trimmed(ByteArrayOutputStream level) {
      byte[] bytes = level.toByteArray();
      int length = bytes.length;
      while (length > 0 && bytes[length - 1] == BASE) {
        length--;
      }
      return Arrays.copyOf(bytes, length);
    }
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static char lower(char c) {
    return c == '\u0130' || c == '\u0131' ? c : Character.toLowerCase(Character.toUpperCase(c));
  }

  private static @Nullable String expansion(char lower) {
    return switch (lower) {
      case '\u00df', '\u1e9e' -> "ss";
      case '\u00e6' -> "ae";
      case '\u0153' -> "oe";
      case '\u00fe' -> "th";
      default -> null;
    };
  }

  @Override
  public char fold(char c) {
    return c < TABLE_SIZE ? folded[c] : computeFold(c);
  }

  private char computeFold(char c) {
    char result = c;
    if (c >= 128 && !isMark(c)) {
      Normalizer.Form form = accentSensitive ? Normalizer.Form.NFKC : Normalizer.Form.NFKD;
      String normal = Normalizer.normalize(String.valueOf(c), form);
      boolean single =
          normal.length() == 1
              || !accentSensitive && normal.length() == 2 && isMark(normal.charAt(1));
      result = single && normal.charAt(0) != ' ' ? normal.charAt(0) : c;
    }
    return caseSensitive || isMark(c) ? result : lower(result);
  }

  @Override
  public String toString() {
    return name;
  }
}
