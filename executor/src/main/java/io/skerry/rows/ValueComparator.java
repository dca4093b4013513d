package io.skerry.rows;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.Collation;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.util.Objects;

/** Compares and hashes single values that are not NULL, by the rules of their types. */
public abstract class ValueComparator {

  /** Negative, zero or positive. */
  public abstract int compare(Vector left, int leftRow, Vector right, int rightRow);

  public boolean equal(Vector left, int leftRow, Vector right, int rightRow) {
    return compare(left, leftRow, right, rightRow) == 0;
  }

  /** Equal for values of the left or the right type that compare equal. */
  public abstract int hash(Vector vector, int row);

  /**
   * A number that is not greater for a lesser value, so that most values of the left type are told
   * apart without comparing them.
   */
  public abstract long prefix(Vector vector, int row);

  /**
   * The comparator of two types of one kind; decimals may differ in scale, strings by the left
   * collation.
   */
  public static ValueComparator of(SqlType left, SqlType right) {
    return switch (left.physical()) {
      case LONG -> new Longs();
      case DOUBLE -> new Doubles();
      case WIDE ->
          left.kind() == TypeKind.DATETIMEOFFSET
              ? new Highs()
              : left.kind().isDecimal() && left.scale() != right.scale()
                  ? new Scaled(left.scale(), right.scale())
                  : left.kind().isDecimal() ? new Decimal() : new Wides();
      case STRING -> new Strings(Objects.requireNonNull(left.collation()));
      case BYTES -> new Binaries();
      case VARIANT -> new Variants();
    };
  }

  /** The first eight bytes, in their unsigned order. */
  private static long prefixOf(byte[] key) {
    long prefix = 0;
    for (int i = 0; i < 8; i++) {
      prefix = prefix << 8 | (i < key.length ? key[i] & 0xFF : 0);
    }
    return prefix ^ Long.MIN_VALUE;
  }

  static int mix(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32);
  }

  private static final class Longs extends ValueComparator {
    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      return Long.compare(
          ((LongVector) left).values()[leftRow], ((LongVector) right).values()[rightRow]);
    }

    @Override
    public long prefix(Vector vector, int row) {
      return ((LongVector) vector).values()[row];
    }

    @Override
    public int hash(Vector vector, int row) {
      return mix(((LongVector) vector).values()[row]);
    }
  }

  private static final class Doubles extends ValueComparator {
    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      double l = ((DoubleVector) left).values()[leftRow];
      double r = ((DoubleVector) right).values()[rightRow];
      return l < r ? -1 : l > r ? 1 : 0;
    }

    @Override
    public long prefix(Vector vector, int row) {
      long bits = Double.doubleToLongBits(((DoubleVector) vector).values()[row] + 0.0);
      return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    @Override
    public int hash(Vector vector, int row) {
      return mix(Double.doubleToLongBits(((DoubleVector) vector).values()[row] + 0.0));
    }
  }

  private static class Wides extends ValueComparator {
    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      WideVector l = (WideVector) left;
      WideVector r = (WideVector) right;
      return Int128.compare(
          l.highs()[leftRow], l.lows()[leftRow], r.highs()[rightRow], r.lows()[rightRow]);
    }

    @Override
    public long prefix(Vector vector, int row) {
      WideVector wide = (WideVector) vector;
      return wide.highs()[row];
    }

    @Override
    public int hash(Vector vector, int row) {
      WideVector wide = (WideVector) vector;
      return mix(wide.highs()[row] * 31 + wide.lows()[row]);
    }
  }

  /** Decimals, of which most fit a {@code long}. */
  private static final class Decimal extends Wides {
    @Override
    public long prefix(Vector vector, int row) {
      WideVector wide = (WideVector) vector;
      long high = wide.highs()[row];
      long low = wide.lows()[row];
      return high == low >> 63 ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** datetimeoffset: the moment counts, not the offset. */
  private static final class Highs extends ValueComparator {
    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      return Long.compare(
          ((WideVector) left).highs()[leftRow], ((WideVector) right).highs()[rightRow]);
    }

    @Override
    public long prefix(Vector vector, int row) {
      return ((WideVector) vector).highs()[row];
    }

    @Override
    public int hash(Vector vector, int row) {
      return mix(((WideVector) vector).highs()[row]);
    }
  }

  /**
   * Decimals of two scales. The hash does not depend on the scale, so it is the hash of the nearest
   * double.
   */
  private static final class Scaled extends ValueComparator {
    private final int leftScale;
    private final int rightScale;

    Scaled(int leftScale, int rightScale) {
      this.leftScale = leftScale;
      this.rightScale = rightScale;
    }

    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      return Decimals.compare(wide(left, leftRow), leftScale, wide(right, rightRow), rightScale);
    }

    private static Int128 wide(Vector vector, int row) {
      WideVector wide = (WideVector) vector;
      return new Int128(wide.highs()[row], wide.lows()[row]);
    }

    @Override
    public long prefix(Vector vector, int row) {
      return 0;
    }

    @Override
    public int hash(Vector vector, int row) {
      throw new AssertionError("values of two scales have no common hash; convert one side first");
    }
  }

  private static final class Strings extends ValueComparator {
    private final Collation collation;

    Strings(Collation collation) {
      this.collation = collation;
    }

    private static String text(Vector vector, int row) {
      return (String) Objects.requireNonNull(((ObjectVector) vector).values()[row]);
    }

    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      return collation.compare(text(left, leftRow), text(right, rightRow));
    }

    @Override
    public boolean equal(Vector left, int leftRow, Vector right, int rightRow) {
      return collation.equal(text(left, leftRow), text(right, rightRow));
    }

    @Override
    public long prefix(Vector vector, int row) {
      return prefixOf(collation.sortKey(text(vector, row)));
    }

    @Override
    public int hash(Vector vector, int row) {
      return mix(collation.hash(text(vector, row)));
    }
  }

  /** binary and varbinary: as if the shorter one were filled with zeros. */
  private static final class Binaries extends ValueComparator {
    private static byte[] bytes(Vector vector, int row) {
      return (byte[]) Objects.requireNonNull(((ObjectVector) vector).values()[row]);
    }

    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      return compareBytes(bytes(left, leftRow), bytes(right, rightRow));
    }

    @Override
    public long prefix(Vector vector, int row) {
      return prefixOf(bytes(vector, row));
    }

    @Override
    public int hash(Vector vector, int row) {
      return hashBytes(bytes(vector, row));
    }
  }

  static int compareBytes(byte[] left, byte[] right) {
    int longest = Math.max(left.length, right.length);
    for (int i = 0; i < longest; i++) {
      int l = i < left.length ? left[i] & 0xFF : 0;
      int r = i < right.length ? right[i] & 0xFF : 0;
      if (l != r) {
        return l - r;
      }
    }
    return 0;
  }

  static int hashBytes(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return mix(hash);
  }

  /**
   * sql_variant: by family of types first ("sql_variant (Transact-SQL), Comparing sql_variant
   * values").
   */
  private static final class Variants extends ValueComparator {
    private static Variant variant(Vector vector, int row) {
      return (Variant) Objects.requireNonNull(((ObjectVector) vector).values()[row]);
    }

    @Override
    public int compare(Vector left, int leftRow, Vector right, int rightRow) {
      return VariantOrder.compare(variant(left, leftRow), variant(right, rightRow));
    }

    @Override
    public long prefix(Vector vector, int row) {
      return 0;
    }

    @Override
    public int hash(Vector vector, int row) {
      return VariantOrder.hash(variant(vector, row));
    }
  }
}
