package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.ConstantFolder;
import io.skerry.types.SqlType;

/** What passes ask of their surroundings. */
public final class PassContext {
  private final Cardinality cardinality;
  private final ColumnSource columns;
  private final ConstantFolder folder;

  /** Makes columns with ids of their own. */
  public interface ColumnSource {
    BoundColumn newColumn(String name, SqlType type, boolean nullable);
  }

  PassContext(Cardinality cardinality, ColumnSource columns, ConstantFolder folder) {
    this.cardinality = cardinality;
    this.columns = columns;
    this.folder = folder;
  }

  Cardinality cardinality() {
    return cardinality;
  }

  ConstantFolder folder() {
    return folder;
  }

  BoundColumn newColumn(String name, SqlType type, boolean nullable) {
    return columns.newColumn(name, type, nullable);
  }
}
