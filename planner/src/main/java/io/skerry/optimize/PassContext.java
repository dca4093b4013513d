package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.types.SqlType;

/** What passes ask of their surroundings. */
public final class PassContext {
  private final Cardinality cardinality;
  private final ColumnSource columns;

  /** Makes columns with ids of their own. */
  public interface ColumnSource {
    BoundColumn newColumn(String name, SqlType type, boolean nullable);
  }

  PassContext(Cardinality cardinality, ColumnSource columns) {
    this.cardinality = cardinality;
    this.columns = columns;
  }

  Cardinality cardinality() {
    return cardinality;
  }

  BoundColumn newColumn(String name, SqlType type, boolean nullable) {
    return columns.newColumn(name, type, nullable);
  }
}
