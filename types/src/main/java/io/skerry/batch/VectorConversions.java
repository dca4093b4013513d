package io.skerry.batch;

import io.skerry.types.Conversions;
import io.skerry.types.DateOrder;
import io.skerry.types.Decimals;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * {@link Conversions} of whole vectors. Numbers that widen run in loops over arrays; all else, and
 * every error, goes through the boxed form.
 *
 * <p>A row of {@code in} becomes the same row of {@code out}, which grows as needed. Rows not named
 * keep what they have.
 */
public final class VectorConversions {
  private static final long MONEY_UNITS = 10_000;
  private static final int MONEY_SCALE = 4;

  private VectorConversions() {}

  /** Converts the rows from {@code begin} to before {@code end}. */
  public static void convert(
      Vector in, SqlType from, Vector out, SqlType to, int style, int begin, int end) {
    run(new Job(in, from, out, to, style, DateOrder.DEFAULT, null, begin, end));
  }

  /** Converts the first {@code count} of the rows that {@code rows} names. */
  public static void convert(
      Vector in, SqlType from, Vector out, SqlType to, int style, int[] rows, int count) {
    run(new Job(in, from, out, to, style, DateOrder.DEFAULT, rows, 0, count));
  }

  /** As above, for a session with its own DATEFORMAT; {@code rows} null means all of the range. */
  public static void convert(
      Vector in,
      SqlType from,
      Vector out,
      SqlType to,
      int style,
      DateOrder order,
      int @Nullable [] rows,
      int begin,
      int end) {
    run(new Job(in, from, out, to, style, order, rows, begin, end));
  }

  /** One call's arguments. */
  private record Job(
      Vector in,
      SqlType from,
      Vector out,
      SqlType to,
      int style,
      DateOrder order,
      int @Nullable [] rows,
      int begin,
      int end) {
    int row(int i) {
      return rows == null ? i : rows[i];
    }

    @Nullable Object boxed(int row) {
      return Conversions.convert(in.get(row), from, to, style, order);
    }
  }

  private static void run(Job job) {
    int highest = job.end;
    for (int i = job.begin; job.rows != null && i < job.end; i++) {
      highest = Math.max(highest, job.rows[i] + 1);
    }
    job.out.ensureCapacity(highest);
    if (keepsValue(job.from, job.to)) {
      copy(job);
    } else if (job.in instanceof LongVector in && job.from.kind().isNumeric()) {
      fromLongs(job, in);
    } else if (job.in instanceof DoubleVector in && job.out instanceof DoubleVector out) {
      toReal(job, in, out);
    } else if (job.in instanceof WideVector in && job.from.kind().isDecimal()) {
      fromDecimals(job, in);
    } else {
      boxed(job);
    }
  }

  /** Whether every value of one type is, as it stands, a value of the other. */
  private static boolean keepsValue(SqlType from, SqlType to) {
    if (from.equals(to)) {
      return true;
    }
    TypeKind source = from.kind();
    TypeKind target = to.kind();
    if (source.isInteger() && target.isInteger() && target != TypeKind.BIT) {
      return source.compareTo(target) <= 0;
    }
    boolean widerString =
        source.isString()
            && (source == target || source == TypeKind.VARCHAR || source == TypeKind.CHAR)
            && (target == TypeKind.VARCHAR || target == TypeKind.NVARCHAR)
            && (to.isMax() || !from.isMax() && from.length() <= to.length());
    boolean widerDecimal =
        source.isDecimal()
            && target.isDecimal()
            && from.scale() == to.scale()
            && from.precision() <= to.precision();
    return widerString
        || widerDecimal
        || source == TypeKind.REAL && target == TypeKind.FLOAT
        || source == TypeKind.SMALLMONEY && target == TypeKind.MONEY;
  }

  private static void copy(Job job) {
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      job.out.copyFrom(job.in, row, row);
    }
  }

  private static void boxed(Job job) {
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      job.out.set(row, job.boxed(row));
    }
  }

  private static void fromLongs(Job job, LongVector in) {
    boolean money = job.from.kind().isMoney();
    if (job.out instanceof DoubleVector out && job.to.kind() == TypeKind.FLOAT) {
      toFloat(job, in, out, money ? MONEY_UNITS : 1);
    } else if (job.out instanceof WideVector out && job.to.kind().isDecimal()) {
      toDecimal(job, in, out, money ? MONEY_SCALE : 0);
    } else if (job.out instanceof LongVector out && !money && job.to.kind().isInteger()) {
      toNarrower(job, in, out);
    } else {
      boxed(job);
    }
  }

  private static void toFloat(Job job, LongVector in, DoubleVector out, double units) {
    boolean[] nulls = in.nulls();
    long[] values = in.values();
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      if (nulls[row]) {
        out.setNull(row);
      } else {
        out.put(row, values[row] / units);
      }
    }
  }

  private static void toDecimal(Job job, LongVector in, WideVector out, int scale) {
    boolean[] nulls = in.nulls();
    long[] values = in.values();
    int toPrecision = job.to.precision();
    int toScale = job.to.scale();
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      if (nulls[row]) {
        out.setNull(row);
        continue;
      }
      long value = Decimals.rescale(values[row], scale, toPrecision, toScale);
      if (value != Decimals.NO_FIT) {
        out.put(row, value >> 63, value);
      } else {
        out.set(row, job.boxed(row));
      }
    }
  }

  private static void toNarrower(Job job, LongVector in, LongVector out) {
    boolean[] nulls = in.nulls();
    long[] values = in.values();
    boolean bit = job.to.kind() == TypeKind.BIT;
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      if (nulls[row]) {
        out.setNull(row);
      } else if (bit) {
        out.put(row, values[row] == 0 ? 0 : 1);
      } else if (Conversions.isInRange(values[row], job.to)) {
        out.put(row, values[row]);
      } else {
        out.set(row, job.boxed(row));
      }
    }
  }

  private static void toReal(Job job, DoubleVector in, DoubleVector out) {
    boolean[] nulls = in.nulls();
    double[] values = in.values();
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      float real = (float) values[row];
      if (nulls[row]) {
        out.setNull(row);
      } else if (Float.isInfinite(real)) {
        out.set(row, job.boxed(row));
      } else {
        out.put(row, real);
      }
    }
  }

  private static void fromDecimals(Job job, WideVector in) {
    if (job.out instanceof WideVector out && job.to.kind().isDecimal()) {
      rescale(job, in, out);
    } else if (job.out instanceof DoubleVector out && job.to.kind() == TypeKind.FLOAT) {
      toFloat(job, in, out);
    } else {
      boxed(job);
    }
  }

  private static void rescale(Job job, WideVector in, WideVector out) {
    boolean[] nulls = in.nulls();
    long[] highs = in.highs();
    long[] lows = in.lows();
    int fromScale = job.from.scale();
    int toPrecision = job.to.precision();
    int toScale = job.to.scale();
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      if (nulls[row]) {
        out.setNull(row);
        continue;
      }
      long low = lows[row];
      long value =
          highs[row] == low >> 63
              ? Decimals.rescale(low, fromScale, toPrecision, toScale)
              : Decimals.NO_FIT;
      if (value != Decimals.NO_FIT) {
        out.put(row, value >> 63, value);
      } else {
        out.set(row, job.boxed(row));
      }
    }
  }

  private static void toFloat(Job job, WideVector in, DoubleVector out) {
    boolean[] nulls = in.nulls();
    long[] highs = in.highs();
    long[] lows = in.lows();
    int scale = job.from.scale();
    for (int i = job.begin; i < job.end; i++) {
      int row = job.row(i);
      long low = lows[row];
      if (nulls[row]) {
        out.setNull(row);
      } else if (highs[row] == low >> 63 && Decimals.isExactAsDouble(low, scale)) {
        out.put(row, (double) low / (double) Decimals.power(scale));
      } else {
        out.set(row, job.boxed(row));
      }
    }
  }
}
