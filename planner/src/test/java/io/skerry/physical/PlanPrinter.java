package io.skerry.physical;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundExpression;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Prints a plan as a tree, one operator a line: the text of SET SHOWPLAN_TEXT and of tests. */
public final class PlanPrinter {
  private final StringBuilder out = new StringBuilder();
  private final ExpressionPrinter expressions = new ExpressionPrinter();

  private PlanPrinter() {}

  /** The plan as text, each line ended. */
  public static String print(PhysicalPlan plan) {
    PlanPrinter printer = new PlanPrinter();
    printer.print(plan, 0);
    return printer.out.toString();
  }

  private void print(PhysicalPlan plan, int depth) {
    // Inputs come first into the text builder's labels, so that a column is named where it is made.
    List<String> below = new ArrayList<>();
    int start = out.length();
    for (PhysicalPlan input : plan.inputs()) {
      int from = out.length();
      print(input, depth + 1);
      below.add(out.substring(from));
    }
    out.setLength(start);
    out.append("  ".repeat(depth)).append(line(plan)).append('\n');
    below.forEach(out::append);
  }

  private String line(PhysicalPlan plan) {
    return switch (plan) {
      case PhysicalPlan.TableScan scan -> scan(scan);
      case PhysicalPlan.SystemViewScan scan ->
          "SystemView "
              + scan.database()
              + "."
              + scan.view().schema()
              + "."
              + scan.view().name()
              + " ["
              + expressions.columns(scan.output())
              + "]";
      case PhysicalPlan.Values values -> values(values);
      case PhysicalPlan.SuppliedRows rows ->
          "SuppliedRows [" + expressions.columns(rows.output()) + "]";
      case PhysicalPlan.Filter filter -> "Filter " + expressions.print(filter.predicate());
      case PhysicalPlan.Project project -> "Project [" + projected(project) + "]";
      case PhysicalPlan.NestedLoopJoin join ->
          "NestedLoopJoin " + word(join.kind()) + on(join.predicate());
      case PhysicalPlan.HashJoin join ->
          "HashJoin "
              + word(join.kind())
              + " ["
              + expressions.columns(join.leftKeys())
              + "] = ["
              + expressions.columns(join.rightKeys())
              + "]"
              + on(join.residual());
      case PhysicalPlan.Aggregate aggregate -> aggregate(aggregate);
      case PhysicalPlan.Sort sort -> "Sort " + expressions.keys(sort.keys());
      case PhysicalPlan.Top top -> top(top);
      case PhysicalPlan.UnionAll union -> "UnionAll [" + expressions.columns(union.output()) + "]";
      case PhysicalPlan.SingleRow _ -> "SingleRow";
      case PhysicalPlan.Insert insert -> insert(insert);
      case PhysicalPlan.Update update -> update(update);
      case PhysicalPlan.Delete delete ->
          "Delete " + name(delete.table()) + returning(delete.returning());
    };
  }

  private static String name(Table table) {
    return table.schema() + "." + table.name();
  }

  private static String word(JoinKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private String on(@Nullable BoundExpression predicate) {
    return predicate == null ? "" : " on " + expressions.print(predicate);
  }

  private String scan(PhysicalPlan.TableScan scan) {
    boolean whole = scan.range().equals(ScanRange.ALL);
    StringBuilder line = new StringBuilder(whole ? "Scan " : "Seek ");
    line.append(name(scan.table()));
    Index index = scan.index();
    if (index != null) {
      line.append('.').append(index.name());
    }
    if (!whole) {
      line.append(" (").append(range(scan)).append(')');
    }
    if (scan.descending()) {
      line.append(" backward");
    }
    line.append(" [").append(expressions.columns(scan.output())).append(']');
    if (scan.locator() != null) {
      line.append(" locked");
    }
    BoundExpression residual = scan.residual();
    if (residual != null) {
      line.append(" where ").append(expressions.print(residual));
    }
    return line.toString();
  }

  private String range(PhysicalPlan.TableScan scan) {
    Index index = scan.index() == null ? scan.table().clusteredIndex() : scan.index();
    ScanRange range = scan.range();
    StringJoiner parts = new StringJoiner(" AND ");
    for (int i = 0; i < range.equal().size(); i++) {
      parts.add(keyName(scan, index, i) + " = " + expressions.print(range.equal().get(i)));
    }
    String next = keyName(scan, index, range.equal().size());
    ScanRange.End lower = range.lower();
    ScanRange.End upper = range.upper();
    if (lower != null) {
      parts.add(next + (lower.inclusive() ? " >= " : " > ") + expressions.print(lower.value()));
    }
    if (upper != null) {
      parts.add(next + (upper.inclusive() ? " <= " : " < ") + expressions.print(upper.value()));
    }
    return parts.toString();
  }

  private static String keyName(PhysicalPlan.TableScan scan, @Nullable Index index, int at) {
    return index == null || at >= index.columns().size()
        ? "?"
        : scan.table().columns().get(index.columns().get(at).ordinal()).name();
  }

  private String values(PhysicalPlan.Values values) {
    StringJoiner rows = new StringJoiner(", ");
    values.rows().forEach(row -> rows.add("(" + expressions.list(row) + ")"));
    return "Values " + rows;
  }

  private String projected(PhysicalPlan.Project project) {
    StringJoiner items = new StringJoiner(", ");
    for (int i = 0; i < project.output().size(); i++) {
      String text = expressions.print(project.expressions().get(i));
      String label = expressions.label(project.output().get(i));
      items.add(text.equals(label) ? label : label + " = " + text);
    }
    return items.toString();
  }

  private String aggregate(PhysicalPlan.Aggregate aggregate) {
    StringJoiner calls = new StringJoiner(", ");
    for (AggregateCall call : aggregate.aggregates()) {
      calls.add(expressions.print(call));
    }
    String kind = aggregate.sorted() ? "StreamAggregate" : "Aggregate";
    String by =
        aggregate.keys().isEmpty() ? "" : " by [" + expressions.columns(aggregate.keys()) + "]";
    return kind + by + (aggregate.aggregates().isEmpty() ? "" : " [" + calls + "]");
  }

  private String top(PhysicalPlan.Top top) {
    StringBuilder line = new StringBuilder("Top");
    BoundExpression count = top.count();
    BoundExpression offset = top.offset();
    if (count != null) {
      line.append(' ').append(expressions.print(count));
    }
    if (top.percent()) {
      line.append(" percent");
    }
    if (top.withTies()) {
      line.append(" with ties");
    }
    if (offset != null) {
      line.append(" offset ").append(expressions.print(offset));
    }
    if (!top.keys().isEmpty()) {
      line.append(" order by ").append(expressions.keys(top.keys()));
    }
    return line.toString();
  }

  private String insert(PhysicalPlan.Insert insert) {
    StringJoiner values = new StringJoiner(", ");
    for (int i = 0; i < insert.values().size(); i++) {
      BoundExpression value = insert.values().get(i);
      String text = value == null ? "identity" : expressions.print(value);
      values.add(insert.table().columns().get(i).name() + " = " + text);
    }
    return "Insert " + name(insert.table()) + " [" + values + "]" + returning(insert.returning());
  }

  private String update(PhysicalPlan.Update update) {
    StringJoiner values = new StringJoiner(", ");
    for (int i = 0; i < update.changed().size(); i++) {
      String column = update.table().columns().get(update.changed().get(i)).name();
      values.add(column + " = " + expressions.print(update.values().get(i)));
    }
    for (VariableAssignment assignment : update.assignments()) {
      values.add("@" + assignment.slot() + " = " + expressions.print(assignment.value()));
    }
    return "Update " + name(update.table()) + " [" + values + "]" + returning(update.returning());
  }

  private String returning(List<BoundExpression> returning) {
    return returning.isEmpty() ? "" : " output [" + expressions.list(returning) + "]";
  }
}
