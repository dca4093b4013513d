package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundColumn;
import io.skerry.catalog.Table;
import io.skerry.expression.Evaluator;
import io.skerry.rows.BatchView;
import io.skerry.rows.Selection;
import io.skerry.store.DuplicateKeyException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts the rows of its source. */
final class InsertOperator implements Operator {
  private final Table table;
  private final Operator source;

  /** By ordinal; null for an identity column that is numbered. */
  private final @Nullable Evaluator[] values;

  private final @Nullable IdentityNumbers identity;
  private final int identityOrdinal;
  private final Returning returning;
  private final RowMaker maker;
  private final Vector[] columns;
  private final BatchView rows;
  private final Selection all = new Selection();
  private @Nullable ExecutionContext context;

  InsertOperator(Table table, Operator source, @Nullable Evaluator[] values, Returning returning) {
    this.table = table;
    this.source = source;
    this.values = values;
    this.returning = returning;
    Table.Identity property = table.identity();
    this.identity = property == null ? null : new IdentityNumbers(table, property);
    this.identityOrdinal = property == null ? -1 : property.ordinal();
    this.maker = new RowMaker(table, "INSERT");
    this.columns = new Vector[values.length];
    this.rows = new BatchView(values.length);
  }

  @Override
  public List<BoundColumn> output() {
    return returning.output();
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    source.open(executionContext);
  }

  @Override
  public @Nullable Batch next() {
    ExecutionContext current = context;
    if (current == null) {
      return null;
    }
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      current.checkCancelled();
      Batch inserted = insert(batch, current);
      if (!returning.isEmpty()) {
        return returning.rows(inserted, batch);
      }
    }
    return null;
  }

  private Batch insert(Batch batch, ExecutionContext current) {
    int count = batch.size();
    all.selectAll(count);
    for (int i = 0; i < values.length; i++) {
      Evaluator value = values[i];
      if (value != null) {
        columns[i] = maker.fit(i, value.evaluate(batch, all), count, current);
      }
    }
    if (identity != null) {
      if (values[identityOrdinal] == null) {
        columns[identityOrdinal] = identity.number(count, current);
      } else {
        identity.given(columns[identityOrdinal], count, current);
      }
    }
    Batch made = RowMaker.batch(rows, columns, count);
    try {
      current.transaction().insert(table.storageId(), made);
    } catch (DuplicateKeyException e) {
      throw DuplicateKeys.onInsert(table, e);
    }
    current.addRowCount(count);
    return made;
  }

  @Override
  public void close() {
    source.close();
  }
}
