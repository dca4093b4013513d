package io.skerry.bench.store.peer;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The rows that every peer holds, a function of their key: bigint id, int quantity, double price,
 * varchar(60) label.
 *
 * <p>A label is five of 256 words of 12 letters, so that it compresses as names and addresses do:
 * somewhat.
 */
public final class Rows {
  /** What the table is called and looks like in SQL, without its key. */
  static final String COLUMNS =
      "quantity integer NOT NULL, price double precision NOT NULL, label varchar(60) NOT NULL";

  /** The size of a row without anything that an engine adds to it. */
  public static final int ROW_BYTES = 8 + 4 + 8 + 60;

  private static final int LABEL_LENGTH = 60;
  private static final int WORD_LENGTH = 12;
  private static final int WORDS = 256;
  private static final byte[] VOCABULARY = vocabulary();

  private Rows() {}

  private static byte[] vocabulary() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] letters = new byte[WORDS * WORD_LENGTH];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (byte) ('a' + random.nextInt(26));
    }
    return letters;
  }

  /** The finalizer of SplittableRandom: bits that look like chance. */
  private static long mix(long id) {
    long bits = (id ^ (id >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  static int quantity(long id) {
    return (int) mix(id) & 0x3ff;
  }

  static double price(long id) {
    return ((mix(id) >>> 10) & 0xffff) / 4.0;
  }

  static String label(long id) {
    long bits = mix(id + 1);
    byte[] letters = new byte[LABEL_LENGTH];
    for (int place = 0; place < LABEL_LENGTH; place += WORD_LENGTH) {
      System.arraycopy(VOCABULARY, firstLetter(bits), letters, place, WORD_LENGTH);
      bits >>>= 8;
    }
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  private static int firstLetter(long bits) {
    return (int) (bits & (WORDS - 1)) * WORD_LENGTH;
  }

  /** Checks a row that was read; of the label, its length and first letter. */
  public static void check(long id, Row row) {
    boolean isRight =
        row.id == id
            && row.quantity == quantity(id)
            && row.price == price(id)
            && row.label.length() == LABEL_LENGTH
            && row.label.charAt(0) == VOCABULARY[firstLetter(mix(id + 1))];
    if (!isRight) {
      throw new WrongAnswerException(
          "row %d is (%d, %d, %s, %s)".formatted(id, row.id, row.quantity, row.price, row.label));
    }
  }
}
