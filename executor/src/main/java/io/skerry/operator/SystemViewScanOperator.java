package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import io.skerry.physical.PhysicalPlan.SystemViewScan;
import io.skerry.rows.BatchList;
import io.skerry.rows.BatchView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a system view: all its rows are made when it is opened. */
final class SystemViewScanOperator implements Operator {
  private final SystemViewScan plan;
  private final RunState run;
  private final BatchList rows;
  private final BatchView columns;
  private int nextBatch;

  SystemViewScanOperator(SystemViewScan plan, RunState run) {
    this.plan = plan;
    this.run = run;
    this.rows = new BatchList(OperatorCompiler.types(plan.output()));
    this.columns = new BatchView(plan.ordinals().size());
  }

  @Override
  public List<BoundColumn> output() {
    return plan.output();
  }

  @Override
  public void open(ExecutionContext context) {
    rows.begin(run.grant());
    nextBatch = 0;
    context
        .systemRows()
        .produce(
            plan.view(),
            plan.database(),
            context,
            made -> {
              for (int i = 0; i < plan.ordinals().size(); i++) {
                columns.set(i, made.column(plan.ordinals().get(i)));
              }
              rows.append(columns.of(made.size()));
            });
  }

  @Override
  public @Nullable Batch next() {
    while (nextBatch < rows.count()) {
      Batch batch = rows.get(nextBatch++);
      if (batch.size() > 0) {
        return batch;
      }
    }
    return null;
  }

  @Override
  public void close() {
    rows.release();
  }
}
