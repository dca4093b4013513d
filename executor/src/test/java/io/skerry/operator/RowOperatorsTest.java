package io.skerry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.error.SqlException;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.SortKey;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sort, limit, filter, aggregate and union against plain loops. */
final class RowOperatorsTest {
  private static final BoundColumn NUMBER = Plans.column(1, SqlType.INT);
  private static final BoundColumn REAL = Plans.column(2, SqlType.FLOAT);
  private static final BoundColumn TEXT = Plans.column(3, SqlType.nvarchar(10));
  private static final List<BoundColumn> COLUMNS = List.of(NUMBER, REAL, TEXT);

  private static List<List<Object>> rows(Random random, int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Plans.row(
              random.nextInt(9) == 0 ? null : (Object) (long) (random.nextInt(40) - 20),
              random.nextInt(9) == 0 ? null : (Object) (random.nextInt(16) / 4.0 - 2),
              random.nextInt(9) == 0 ? null : (Object) ("" + (char) ('a' + random.nextInt(5)))));
    }
    return rows;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Comparable<T>> Comparator<List<Object>> by(
      int column, boolean descending) {
    Comparator<List<Object>> ascending =
        Comparator.comparing(
            row -> (T) row.get(column), Comparator.nullsFirst(Comparator.naturalOrder()));
    return descending ? ascending.reversed() : ascending;
  }

  @Test
  void sortsAndLimits() {
    Random random = new Random(3);
    for (int round = 0; round < 30; round++) {
      List<List<Object>> rows = rows(random, random.nextInt(round < 25 ? 200 : 5000));
      int first = random.nextInt(3);
      int second = (first + 1) % 3;
      boolean firstDown = random.nextBoolean();
      boolean secondDown = random.nextBoolean();
      List<SortKey> keys =
          List.of(
              new SortKey(COLUMNS.get(first), firstDown),
              new SortKey(COLUMNS.get(second), secondDown));
      List<List<Object>> sorted = new ArrayList<>(rows);
      Comparator<List<Object>> order =
          RowOperatorsTest.<Long>by(first, firstDown)
              .thenComparing(RowOperatorsTest.<Long>by(second, secondDown));
      sorted.sort(order);
      PhysicalPlan input = Plans.values(COLUMNS, rows);
      List<List<Object>> all = Plans.run(new PhysicalPlan.Sort(input, keys), new TestContext());
      assertThat(all).usingElementComparator(order).containsExactlyElementsOf(sorted);
      assertThat(all).containsExactlyInAnyOrderElementsOf(rows);

      int offset = random.nextInt(20);
      int count = random.nextInt(50);
      PhysicalPlan top =
          new PhysicalPlan.Top(
              input,
              Plans.literal(SqlType.BIGINT, (long) count),
              Plans.literal(SqlType.BIGINT, (long) offset),
              keys,
              false,
              false);
      int from = Math.min(offset, sorted.size());
      assertThat(Plans.run(top, new TestContext()))
          .usingElementComparator(order)
          .containsExactlyElementsOf(sorted.subList(from, Math.min(from + count, sorted.size())));
    }
  }

  @Test
  void topWithTiesAndPercent() {
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 10; i++) {
      rows.add(Plans.row(i / 3, 0.0, "x"));
    }
    PhysicalPlan input = Plans.values(COLUMNS, rows);
    List<SortKey> keys = List.of(new SortKey(NUMBER, true));
    PhysicalPlan ties =
        new PhysicalPlan.Top(input, Plans.literal(SqlType.BIGINT, 2L), null, keys, false, true);
    assertThat(Plans.run(ties, new TestContext())).hasSize(4);
    PhysicalPlan percent =
        new PhysicalPlan.Top(input, Plans.literal(SqlType.FLOAT, 25.0), null, keys, true, false);
    assertThat(Plans.run(percent, new TestContext())).hasSize(3);
    PhysicalPlan unordered =
        new PhysicalPlan.Top(
            input, Plans.literal(SqlType.BIGINT, 2L), null, List.of(), false, false);
    assertThat(Plans.run(unordered, new TestContext())).isEqualTo(rows.subList(0, 2));
    PhysicalPlan negative =
        new PhysicalPlan.Top(
            input, Plans.literal(SqlType.BIGINT, -1L), null, List.of(), false, false);
    assertThatThrownBy(() -> Plans.run(negative, new TestContext()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(127));
  }

  @Test
  void groupsAndAggregates() {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      List<List<Object>> rows = rows(random, random.nextInt(3000));
      BoundColumn count = Plans.column(10, SqlType.INT);
      BoundColumn sum = Plans.column(11, SqlType.INT);
      BoundColumn distinct = Plans.column(12, SqlType.INT);
      BoundColumn least = Plans.column(13, SqlType.FLOAT);
      BoundColumn average = Plans.column(14, SqlType.FLOAT);
      List<AggregateCall> calls =
          List.of(
              new AggregateCall(AggregateCall.Kind.COUNT_ROWS, null, false, null, count),
              new AggregateCall(AggregateCall.Kind.SUM, Plans.of(NUMBER), false, null, sum),
              new AggregateCall(AggregateCall.Kind.COUNT, Plans.of(NUMBER), true, null, distinct),
              new AggregateCall(AggregateCall.Kind.MIN, Plans.of(REAL), false, null, least),
              new AggregateCall(AggregateCall.Kind.AVG, Plans.of(REAL), false, null, average));
      PhysicalPlan plan =
          new PhysicalPlan.Aggregate(
              Plans.values(COLUMNS, rows),
              List.of(TEXT),
              calls,
              false,
              List.of(TEXT, count, sum, distinct, least, average));
      assertThat(Plans.run(plan, new TestContext()))
          .containsExactlyInAnyOrderElementsOf(aggregate(rows));
    }
  }

  private static List<List<Object>> aggregate(List<List<Object>> rows) {
    Map<Object, List<List<Object>>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(row.get(2), key -> new ArrayList<>()).add(row));
    List<List<Object>> out = new ArrayList<>();
    groups.forEach((key, members) -> {
      Long sum = null;
      Double least = null;
      double total = 0;
      int reals = 0;
      HashSet<Object> distinct = new HashSet<>();
      for (List<Object> member : members) {
        if (member.get(0) instanceof Long number) {
          sum = (sum == null ? 0 : sum) + number;
          distinct.add(number);
        }
        if (member.get(1) instanceof Double real) {
          least = least == null ? real : Math.min(least, real);
          total += real;
          reals++;
        }
      }
      out.add(
          Plans.row(
              key,
              (long) members.size(),
              sum,
              (long) distinct.size(),
              least,
              reals == 0 ? null : (Object) (total / reals)));
    });
    return out;
  }

  @Test
  void aggregatesOfNothing() {
    BoundColumn count = Plans.column(10, SqlType.INT);
    BoundColumn sum = Plans.column(11, SqlType.INT);
    PhysicalPlan plan =
        new PhysicalPlan.Aggregate(
            Plans.values(COLUMNS, List.of()),
            List.of(),
            List.of(
                new AggregateCall(AggregateCall.Kind.COUNT_ROWS, null, false, null, count),
                new AggregateCall(AggregateCall.Kind.SUM, Plans.of(NUMBER), false, null, sum)),
            false,
            List.of(count, sum));
    assertThat(Plans.run(plan, new TestContext())).containsExactly(Plans.row(0L, null));
  }

  @Test
  void sumsOverflowWith8115AndNullsAreWarnedOf() {
    BoundColumn sum = Plans.column(11, SqlType.INT);
    List<List<Object>> rows =
        List.of(
            Plans.row(2_000_000_000L, null, null),
            Plans.row(null, null, null),
            Plans.row(2_000_000_000L, null, null));
    PhysicalPlan plan =
        new PhysicalPlan.Aggregate(
            Plans.values(COLUMNS, rows),
            List.of(),
            List.of(new AggregateCall(AggregateCall.Kind.SUM, Plans.of(NUMBER), false, null, sum)),
            false,
            List.of(sum));
    TestContext context = new TestContext();
    assertThatThrownBy(() -> Plans.run(plan, context))
        .hasMessage("Arithmetic overflow error converting expression to data type int.");
    assertThat(context.nullEliminated).isTrue();
  }

  @Test
  void decimalsAddUpExactlyAndStringsAreJoined() {
    BoundColumn amount = Plans.column(1, SqlType.decimal(9, 2));
    BoundColumn sum = Plans.column(11, SqlType.decimal(38, 2));
    BoundColumn average = Plans.column(12, SqlType.decimal(38, 6));
    BoundColumn texts = Plans.column(13, SqlType.nvarchar(SqlType.MAX));
    List<List<Object>> rows =
        List.of(Plans.row(Int128.of(100)), Plans.row(Int128.of(-300)), Plans.row(Int128.of(300)));
    BoundExpression text =
        new BoundExpression.Convert(Plans.of(amount), SqlType.nvarchar(20), -1, false);
    PhysicalPlan plan =
        new PhysicalPlan.Aggregate(
            Plans.values(List.of(amount), rows),
            List.of(),
            List.of(
                new AggregateCall(AggregateCall.Kind.SUM, Plans.of(amount), false, null, sum),
                new AggregateCall(AggregateCall.Kind.AVG, Plans.of(amount), false, null, average),
                new AggregateCall(
                    AggregateCall.Kind.STRING_AGG,
                    text,
                    false,
                    Plans.literal(SqlType.nvarchar(2), ", "),
                    texts)),
            false,
            List.of(sum, average, texts));
    assertThat(Plans.run(plan, new TestContext()))
        .containsExactly(Plans.row(Int128.of(100), Int128.of(333333), "1.00, -3.00, 3.00"));
  }

  @Test
  void filterUnionAndSingleRow() {
    PhysicalPlan two =
        Plans.values(COLUMNS, List.of(Plans.row(1L, null, "a"), Plans.row(2L, null, null)));
    PhysicalPlan filtered =
        new PhysicalPlan.Filter(
            two, new Comparison(Comparison.Operator.GREATER, Plans.of(NUMBER), Plans.number(1)));
    PhysicalPlan union = new PhysicalPlan.UnionAll(List.of(two, filtered, two), COLUMNS);
    assertThat(Plans.run(union, new TestContext()))
        .extracting(row -> row.get(0))
        .containsExactly(1L, 2L, 2L, 1L, 2L);
    assertThat(Plans.run(new PhysicalPlan.SingleRow(filtered), new TestContext()))
        .containsExactly(Plans.row(2L, null, null));
    assertThatThrownBy(() -> Plans.run(new PhysicalPlan.SingleRow(two), new TestContext()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(512));
    PhysicalPlan none = Plans.values(COLUMNS, List.of());
    assertThat(Plans.run(new PhysicalPlan.SingleRow(none), new TestContext()))
        .containsExactly(Plans.row(null, null, null));
  }

  @Test
  void aSortBeyondItsMemoryEndsWith701() {
    TestContext context = new TestContext();
    context.memoryBytes = 10_000;
    PhysicalPlan sort =
        new PhysicalPlan.Sort(
            Plans.values(COLUMNS, rows(new Random(1), 5000)), List.of(new SortKey(NUMBER, false)));
    Operator operator = new OperatorCompiler().compile(sort);
    assertThatThrownBy(() -> Plans.run(operator, context))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(701));
    context.memoryBytes = 1 << 20;
    assertThat(Plans.run(operator, context)).hasSize(5000);
  }
}
