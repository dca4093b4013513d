package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;

/** Takes columns off a scan that only its range needed. */
final class ScanColumns {
  private ScanColumns() {}

  /** The plan; if it is a scan, with no more columns than are needed. */
  static PhysicalPlan trim(PhysicalPlan plan, ColumnSet needed) {
    if (!(plan instanceof TableScan scan) || scan.locator() != null) {
      return plan;
    }
    ColumnSet kept = Expressions.columns(scan.residual());
    kept.addAll(needed);
    List<BoundColumn> columns = new ArrayList<>();
    for (BoundColumn column : scan.output()) {
      if (kept.contains(column)) {
        columns.add(column);
      }
    }
    return columns.size() == scan.output().size() ? scan : with(scan, columns);
  }

  /**
   * The projection of a scan: the scan itself with just these columns in this order, where they are
   * columns of it and its residual needs no other.
   */
  static PhysicalPlan project(LogicalPlan.Project project, PhysicalPlan input) {
    ColumnSet needed = new ColumnSet();
    project.expressions().forEach(each -> Expressions.addColumns(each, needed));
    PhysicalPlan trimmed = trim(input, needed);
    if (trimmed instanceof TableScan scan
        && scan.locator() == null
        && scan.output().size() == project.output().size()
        && isPlain(project)
        && new ColumnSet(project.output()).containsAll(new ColumnSet(scan.output()))) {
      return with(scan, project.output());
    }
    return new PhysicalPlan.Project(trimmed, project.expressions(), project.output());
  }

  private static boolean isPlain(LogicalPlan.Project project) {
    for (int i = 0; i < project.output().size(); i++) {
      BoundExpression expression = project.expressions().get(i);
      if (!Expressions.isReferenceTo(expression, project.output().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static TableScan with(TableScan scan, List<BoundColumn> columns) {
    List<Integer> ordinals = new ArrayList<>(columns.size());
    for (BoundColumn column : columns) {
      for (int i = 0; i < scan.ordinals().size(); i++) {
        if (scan.output().get(i).id() == column.id()) {
          ordinals.add(scan.ordinals().get(i));
          break;
        }
      }
    }
    return new TableScan(
        scan.table(),
        scan.index(),
        scan.range(),
        scan.descending(),
        ordinals,
        scan.residual(),
        scan.locator(),
        columns,
        scan.estimatedRows());
  }
}
