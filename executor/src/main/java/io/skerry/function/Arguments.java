package io.skerry.function;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of a call in the row at hand, without boxes. */
public final class Arguments {
  private final List<SqlType> types;
  private final Vector[] columns;
  private final Facts facts;
  private int row;

  /** Where a call finds the facts of its session while it runs. */
  public interface Facts {
    SessionFacts facts();
  }

  public Arguments(List<SqlType> types, Facts facts) {
    this.types = types;
    this.columns = new Vector[types.size()];
    this.facts = facts;
  }

  public void setColumn(int argument, Vector values) {
    columns[argument] = values;
  }

  public void moveTo(int toRow) {
    row = toRow;
  }

  public int count() {
    return columns.length;
  }

  public SqlType type(int argument) {
    return types.get(argument);
  }

  public boolean isNull(int argument) {
    return columns[argument].isNull(row);
  }

  public boolean anyNull() {
    for (Vector column : columns) {
      if (column.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /** An argument held as {@code long}. */
  public long integer(int argument) {
    return ((LongVector) columns[argument]).values()[row];
  }

  /** An integer argument, held within the bounds of int; for lengths and positions. */
  public int small(int argument) {
    return Math.clamp(integer(argument), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** An argument held as {@code double}. */
  public double number(int argument) {
    return ((DoubleVector) columns[argument]).values()[row];
  }

  /** A string that is not NULL. */
  public String text(int argument) {
    return (String) Objects.requireNonNull(((ObjectVector) columns[argument]).values()[row]);
  }

  /** A binary value that is not NULL. */
  public byte[] bytes(int argument) {
    return (byte[]) Objects.requireNonNull(((ObjectVector) columns[argument]).values()[row]);
  }

  /** An argument held in two words that is not NULL. */
  public Int128 wide(int argument) {
    WideVector wide = (WideVector) columns[argument];
    return new Int128(wide.highs()[row], wide.lows()[row]);
  }

  /** The boxed value. */
  public @Nullable Object value(int argument) {
    return columns[argument].get(row);
  }

  /** The vector of an argument and the row at hand, to copy from. */
  Vector column(int argument) {
    return columns[argument];
  }

  int row() {
    return row;
  }

  public SessionFacts session() {
    return facts.facts();
  }
}
