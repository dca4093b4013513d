package io.skerry.operator;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.bind.AggregateCall;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.expression.IntegerRange;
import io.skerry.rows.Selection;
import io.skerry.rows.ValueComparator;
import io.skerry.rows.Vectors;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The aggregates, each for the form in which its values are held. */
final class Accumulators {
  private Accumulators() {}

  static Accumulator of(AggregateCall call) {
    SqlType output = call.output().type();
    SqlType input = call.argument() == null ? SqlType.INT : call.argument().type();
    return switch (call.kind()) {
      case COUNT_ROWS, COUNT, COUNT_BIG -> new Count(output);
      case SUM ->
          switch (output.physical()) {
            case LONG -> new LongSum(output, false);
            case DOUBLE -> new DoubleSum(false);
            case WIDE -> new DecimalSum(input, output, false);
            case STRING, BYTES, VARIANT -> throw new AssertionError("no sum of " + output);
          };
      case AVG ->
          switch (output.physical()) {
            case LONG -> new LongSum(output, true);
            case DOUBLE -> new DoubleSum(true);
            case WIDE -> new DecimalSum(input, output, true);
            case STRING, BYTES, VARIANT -> throw new AssertionError("no average of " + output);
          };
      case MIN -> new Extreme(output, -1);
      case MAX -> new Extreme(output, 1);
      case STDEV, STDEVP, VAR, VARP -> new Variance(call.kind());
      case STRING_AGG -> throw new AssertionError("needs its separator");
    };
  }

  private static SqlException overflow(SqlType type) {
    return new SqlException(
        SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
  }

  /** COUNT and COUNT_BIG. */
  private static final class Count implements Accumulator {
    private final long max;
    private final SqlType type;
    private long[] counts = new long[1];

    Count(SqlType type) {
      this.type = type;
      this.max = IntegerRange.max(type.kind());
    }

    @Override
    public void reset() {
      Arrays.fill(counts, 0);
    }

    @Override
    public void ensureGroups(int count) {
      if (counts.length < count) {
        counts = Arrays.copyOf(counts, Math.max(count, counts.length * 2));
      }
    }

    @Override
    public void add(@Nullable Vector argument, Selection rows, int[] groups) {
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        counts[groups[selected[k]]]++;
      }
    }

    @Override
    public void result(int group, Vector out, int row) {
      if (counts[group] > max) {
        throw overflow(type);
      }
      ((LongVector) out).put(row, counts[group]);
    }

    @Override
    public int bytesPerGroup() {
      return 8;
    }
  }

  /** SUM and AVG of integers and money. */
  private static final class LongSum implements Accumulator {
    private final SqlType type;
    private final boolean average;
    private long[] sums = new long[1];
    private long[] counts = new long[1];

    LongSum(SqlType type, boolean average) {
      this.type = type;
      this.average = average;
    }

    @Override
    public void reset() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }

    @Override
    public void ensureGroups(int count) {
      if (sums.length < count) {
        sums = Arrays.copyOf(sums, Math.max(count, sums.length * 2));
        counts = Arrays.copyOf(counts, sums.length);
      }
    }

    @Override
    public void add(@Nullable Vector argument, Selection rows, int[] groups) {
      long[] values = ((LongVector) Objects.requireNonNull(argument)).values();
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        int group = groups[row];
        long before = sums[group];
        long sum = before + values[row];
        if (((before ^ sum) & (values[row] ^ sum)) < 0) {
          throw overflow(type);
        }
        sums[group] = sum;
        counts[group]++;
      }
    }

    @Override
    public void result(int group, Vector out, int row) {
      if (counts[group] == 0) {
        out.setNull(row);
        return;
      }
      long result = average ? sums[group] / counts[group] : sums[group];
      if (result < IntegerRange.min(type.kind()) || result > IntegerRange.max(type.kind())) {
        throw overflow(type);
      }
      ((LongVector) out).put(row, result);
    }

    @Override
    public int bytesPerGroup() {
      return 16;
    }
  }

  /** SUM and AVG of float. */
  private static final class DoubleSum implements Accumulator {
    private final boolean average;
    private double[] sums = new double[1];
    private long[] counts = new long[1];

    DoubleSum(boolean average) {
      this.average = average;
    }

    @Override
    public void reset() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }

    @Override
    public void ensureGroups(int count) {
      if (sums.length < count) {
        sums = Arrays.copyOf(sums, Math.max(count, sums.length * 2));
        counts = Arrays.copyOf(counts, sums.length);
      }
    }

    @Override
    public void add(@Nullable Vector argument, Selection rows, int[] groups) {
      double[] values = ((DoubleVector) Objects.requireNonNull(argument)).values();
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int group = groups[selected[k]];
        sums[group] += values[selected[k]];
        counts[group]++;
      }
    }

    @Override
    public void result(int group, Vector out, int row) {
      if (counts[group] == 0) {
        out.setNull(row);
        return;
      }
      if (!Double.isFinite(sums[group])) {
        throw overflow(SqlType.FLOAT);
      }
      ((DoubleVector) out).put(row, average ? sums[group] / counts[group] : sums[group]);
    }

    @Override
    public int bytesPerGroup() {
      return 16;
    }
  }

  /** SUM and AVG of decimal, in 128 bits. */
  private static final class DecimalSum implements Accumulator {
    private final int inputScale;
    private final SqlType type;
    private final boolean average;
    private long[] highs = new long[1];
    private long[] lows = new long[1];
    private long[] counts = new long[1];

    DecimalSum(SqlType input, SqlType type, boolean average) {
      this.inputScale = input.scale();
      this.type = type;
      this.average = average;
    }

    @Override
    public void reset() {
      Arrays.fill(highs, 0);
      Arrays.fill(lows, 0);
      Arrays.fill(counts, 0);
    }

    @Override
    public void ensureGroups(int count) {
      if (highs.length < count) {
        highs = Arrays.copyOf(highs, Math.max(count, highs.length * 2));
        lows = Arrays.copyOf(lows, highs.length);
        counts = Arrays.copyOf(counts, highs.length);
      }
    }

    @Override
    public void add(@Nullable Vector argument, Selection rows, int[] groups) {
      WideVector values = (WideVector) Objects.requireNonNull(argument);
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        int group = groups[row];
        long low = lows[group] + values.lows()[row];
        long carry = Long.compareUnsigned(low, lows[group]) < 0 ? 1 : 0;
        long before = highs[group];
        long addend = values.highs()[row];
        long high = before + addend + carry;
        if (((before ^ high) & (addend ^ high)) < 0) {
          throw overflow(type);
        }
        highs[group] = high;
        lows[group] = low;
        counts[group]++;
      }
    }

    @Override
    public void result(int group, Vector out, int row) {
      if (counts[group] == 0) {
        out.setNull(row);
        return;
      }
      Int128 sum = new Int128(highs[group], lows[group]);
      if (average) {
        out.set(row, Decimals.divide(sum, inputScale, Int128.of(counts[group]), 0, type));
        return;
      }
      Int128 result = Decimals.rescaleOrNull(sum, inputScale, type.precision(), type.scale());
      if (result == null) {
        throw overflow(type);
      }
      out.set(row, result);
    }

    @Override
    public int bytesPerGroup() {
      return 24;
    }
  }

  /** MIN and MAX. */
  private static final class Extreme implements Accumulator {
    private final int sign;
    private final SqlType type;
    private final ValueComparator comparator;
    private Vector best;
    private int groupCount;

    Extreme(SqlType type, int sign) {
      this.type = type;
      this.sign = sign;
      this.comparator = ValueComparator.of(type, type);
      this.best = Vector.of(type.physical());
    }

    @Override
    public void reset() {
      groupCount = 0;
      best = Vector.of(type.physical());
    }

    @Override
    public void ensureGroups(int count) {
      if (groupCount < count) {
        Vectors.setNulls(best, groupCount, count - groupCount);
        groupCount = count;
      }
    }

    @Override
    public void add(@Nullable Vector argument, Selection rows, int[] groups) {
      if (argument instanceof LongVector longs) {
        addLongs(longs.values(), rows, groups, (LongVector) best);
        return;
      }
      Vector values = Objects.requireNonNull(argument);
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        int group = groups[row];
        if (best.isNull(group) || comparator.compare(values, row, best, group) * sign > 0) {
          best.copyFrom(values, row, group);
        }
      }
    }

    private void addLongs(long[] values, Selection rows, int[] groups, LongVector bests) {
      boolean[] nulls = bests.nulls();
      long[] kept = bests.values();
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int group = groups[selected[k]];
        long value = values[selected[k]];
        if (nulls[group] || (sign > 0 ? value > kept[group] : value < kept[group])) {
          nulls[group] = false;
          kept[group] = value;
        }
      }
    }

    @Override
    public void result(int group, Vector out, int row) {
      out.copyFrom(best, group, row);
    }

    @Override
    public int bytesPerGroup() {
      return 24;
    }
  }

  /** STDEV, STDEVP, VAR and VARP, by Welford's method. */
  private static final class Variance implements Accumulator {
    private final boolean population;
    private final boolean root;
    private long[] counts = new long[1];
    private double[] means = new double[1];
    private double[] squares = new double[1];

    Variance(AggregateCall.Kind kind) {
      this.population = kind == AggregateCall.Kind.STDEVP || kind == AggregateCall.Kind.VARP;
      this.root = kind == AggregateCall.Kind.STDEV || kind == AggregateCall.Kind.STDEVP;
    }

    @Override
    public void reset() {
      Arrays.fill(counts, 0);
      Arrays.fill(means, 0);
      Arrays.fill(squares, 0);
    }

    @Override
    public void ensureGroups(int count) {
      if (counts.length < count) {
        counts = Arrays.copyOf(counts, Math.max(count, counts.length * 2));
        means = Arrays.copyOf(means, counts.length);
        squares = Arrays.copyOf(squares, counts.length);
      }
    }

    @Override
    public void add(@Nullable Vector argument, Selection rows, int[] groups) {
      double[] values = ((DoubleVector) Objects.requireNonNull(argument)).values();
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int group = groups[selected[k]];
        double value = values[selected[k]];
        double delta = value - means[group];
        means[group] += delta / ++counts[group];
        squares[group] += delta * (value - means[group]);
      }
    }

    @Override
    public void result(int group, Vector out, int row) {
      long divisor = population ? counts[group] : counts[group] - 1;
      if (divisor <= 0) {
        out.setNull(row);
        return;
      }
      double variance = squares[group] / divisor;
      ((DoubleVector) out).put(row, root ? Math.sqrt(variance) : variance);
    }

    @Override
    public int bytesPerGroup() {
      return 24;
    }
  }
}
