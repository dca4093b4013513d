package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.bind.BoundColumn;
import io.skerry.catalog.Index;
import io.skerry.expression.Evaluator;
import io.skerry.physical.PhysicalPlan.TableScan;
import io.skerry.rows.BatchView;
import io.skerry.rows.Compactor;
import io.skerry.rows.Selection;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.KeyRange;
import io.skerry.store.ScanRequest;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table in the order of an index. Locked rows that do not satisfy the residual are given
 * back.
 */
final class TableScanOperator implements Operator {
  private final TableScan plan;
  private final ScanBounds bounds;
  private final @Nullable Evaluator residual;
  private final long indexId;
  private final boolean locksRows;
  private final Batch read;
  private final BatchView withLocators;
  private final Compactor compactor;
  private final Selection all = new Selection();
  private final Selection kept = new Selection();
  private @Nullable Cursor cursor;
  private @Nullable ExecutionContext context;

  TableScanOperator(TableScan plan, ScanBounds bounds, @Nullable Evaluator residual) {
    this.plan = plan;
    this.bounds = bounds;
    this.residual = residual;
    Index index = plan.index();
    this.indexId = index == null || index.clustered() ? 0 : index.storageId();
    this.locksRows = plan.locator() != null;
    List<SqlType> types = OperatorCompiler.types(plan.output());
    this.read = Batch.of(types.subList(0, plan.ordinals().size()));
    this.withLocators = new BatchView(types.size());
    this.compactor = new Compactor(types);
    for (int i = 0; i < plan.ordinals().size(); i++) {
      withLocators.set(i, read.column(i));
    }
  }

  @Override
  public List<BoundColumn> output() {
    return plan.output();
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    KeyRange range = bounds.evaluate();
    if (range != null) {
      cursor =
          executionContext
              .transaction()
              .open(
                  executionContext.readView(),
                  new ScanRequest(
                      plan.table().storageId(),
                      indexId,
                      range,
                      plan.descending(),
                      plan.ordinals(),
                      locksRows ? Access.UPDATE : Access.VIEW));
    }
  }

  @Override
  public @Nullable Batch next() {
    while (cursor != null && context != null) {
      context.checkCancelled();
      int count = cursor.next(read, Batch.ROWS_MAX);
      if (count == 0) {
        close();
        return null;
      }
      read.setSize(count);
      Batch batch = read;
      if (locksRows) {
        withLocators.set(plan.ordinals().size(), cursor.locators());
        batch = withLocators.of(count);
      }
      if (residual == null) {
        return batch;
      }
      Batch matching = filter(batch, residual, cursor);
      if (matching != null) {
        return matching;
      }
    }
    return null;
  }

  private @Nullable Batch filter(Batch batch, Evaluator predicate, Cursor from) {
    all.selectAll(batch.size());
    LongVector matches = (LongVector) predicate.evaluate(batch, all);
    kept.keepTrue(matches, all);
    if (locksRows && kept.size() < batch.size()) {
      for (int row = 0; row < batch.size(); row++) {
        if (matches.isNull(row) || matches.values()[row] == 0) {
          from.release(row);
        }
      }
    }
    return kept.isEmpty() ? null : compactor.compact(batch, kept);
  }

  @Override
  public void close() {
    if (cursor != null) {
      Cursor open = cursor;
      cursor = null;
      open.close();
    }
  }
}
