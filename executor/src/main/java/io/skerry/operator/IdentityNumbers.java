package io.skerry.operator;

import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.expression.IntegerRange;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;

/**
 * The identity column of inserted rows: numbered by the store, or given under SET IDENTITY_INSERT.
 */
final class IdentityNumbers {
  private final Table.Identity identity;
  private final SqlType type;
  private final Vector numbers;

  IdentityNumbers(Table table, Table.Identity identity) {
    this.identity = identity;
    this.type = table.columns().get(identity.ordinal()).type();
    this.numbers = Vector.of(type.physical());
  }

  /** Values for {@code count} new rows; error 8115 when the type has no more. */
  Vector number(int count, ExecutionContext context) {
    long first = context.store().nextValues(identity.sequenceId(), count);
    long last = first + (count - 1) * identity.increment();
    if (!fits(last)) {
      throw new SqlException(
              SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "IDENTITY", type.kind().sqlName())
          .withState(1);
    }
    numbers.ensureCapacity(count);
    for (int row = 0; row < count; row++) {
      long value = first + row * identity.increment();
      if (numbers instanceof WideVector wide) {
        wide.put(row, value >> 63, value);
      } else {
        ((LongVector) numbers).put(row, value);
      }
    }
    context.identityMade(last);
    return numbers;
  }

  private boolean fits(long value) {
    return type.kind().isDecimal()
        ? Decimals.fits(Int128.of(value), type.precision())
        : value >= IntegerRange.min(type.kind()) && value <= IntegerRange.max(type.kind());
  }

  /** Notes values that the statement gave itself: the next number goes on beyond them. */
  void given(Vector values, int count, ExecutionContext context) {
    long current = context.store().currentValue(identity.sequenceId());
    long furthest = current;
    for (int row = 0; row < count; row++) {
      long value = valueAt(values, row);
      furthest = identity.increment() > 0 ? Math.max(furthest, value) : Math.min(furthest, value);
    }
    if (furthest != current) {
      context.store().setCurrentValue(identity.sequenceId(), furthest);
    }
    context.identityMade(valueAt(values, count - 1));
  }

  private static long valueAt(Vector values, int row) {
    return values instanceof WideVector wide
        ? wide.lows()[row]
        : ((LongVector) values).values()[row];
  }
}
