package io.skerry.function;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/** Where a function puts the result for the row at hand. */
public final class Result {
  private final SqlType type;
  private final Vector vector;
  private int row;

  public Result(SqlType type) {
    this.type = type;
    this.vector = Vector.of(type.physical());
  }

  public Vector vector() {
    return vector;
  }

  public void moveTo(int toRow) {
    row = toRow;
  }

  public SqlType type() {
    return type;
  }

  public void put(long value) {
    ((LongVector) vector).put(row, value);
  }

  public void put(boolean value) {
    ((LongVector) vector).put(row, value ? 1 : 0);
  }

  public void put(double value) {
    ((DoubleVector) vector).put(row, value);
  }

  public void put(Int128 value) {
    ((WideVector) vector).put(row, value.high(), value.low());
  }

  /** A string, cut off at the length of the result type. */
  public void put(String value) {
    int length = type.length();
    vector.set(row, length >= 0 && value.length() > length ? value.substring(0, length) : value);
  }

  public void put(byte[] value) {
    vector.set(row, value);
  }

  public void putNull() {
    vector.set(row, null);
  }

  /** A boxed value of the result type's form; null for NULL. */
  public void set(@Nullable Object value) {
    vector.set(row, value);
  }

  /** Copies an argument whose type has the form of the result. */
  public void copy(Arguments in, int argument) {
    vector.copyFrom(in.column(argument), in.row(), row);
  }
}
