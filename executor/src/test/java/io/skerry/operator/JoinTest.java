package io.skerry.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.And;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.physical.JoinKind;
import io.skerry.physical.PhysicalPlan;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All joins against a comparison of all pairs. */
final class JoinTest {
  private static final BoundColumn LEFT_KEY = Plans.column(1, SqlType.INT);
  private static final BoundColumn LEFT_TEXT = Plans.column(2, SqlType.varchar(10));
  private static final BoundColumn LEFT_DECIMAL = Plans.column(3, SqlType.decimal(10, 1));
  private static final BoundColumn RIGHT_KEY = Plans.column(4, SqlType.INT);
  private static final BoundColumn RIGHT_TEXT = Plans.column(5, SqlType.varchar(10));
  private static final BoundColumn RIGHT_DECIMAL = Plans.column(6, SqlType.decimal(10, 2));
  private static final List<BoundColumn> LEFT = List.of(LEFT_KEY, LEFT_TEXT, LEFT_DECIMAL);
  private static final List<BoundColumn> RIGHT = List.of(RIGHT_KEY, RIGHT_TEXT, RIGHT_DECIMAL);

  private static List<List<Object>> rows(Random random, int count, int scaleFactor) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object key = random.nextInt(8) == 0 ? null : (Object) (long) random.nextInt(count / 3 + 2);
      String letter = "" + (char) ('a' + random.nextInt(4));
      Object text =
          random.nextInt(8) == 0
              ? null
              : random.nextBoolean() ? letter : letter.toUpperCase() + " ";
      Object decimal =
          random.nextInt(8) == 0 ? null : Int128.of((long) random.nextInt(5) * scaleFactor);
      rows.add(Plans.row(key, text, decimal));
    }
    return rows;
  }

  private interface Condition {
    boolean holds(List<Object> left, List<Object> right);
  }

  private static boolean equal(Object left, Object right) {
    if (left == null || right == null) {
      return false;
    }
    return left instanceof String text
        ? text.strip().equalsIgnoreCase(((String) right).strip())
        : left.equals(right);
  }

  private static List<List<Object>> expected(
      JoinKind kind, List<List<Object>> left, List<List<Object>> right, Condition condition) {
    List<List<Object>> out = new ArrayList<>();
    boolean[] rightMatched = new boolean[right.size()];
    for (List<Object> l : left) {
      boolean matched = false;
      for (int r = 0; r < right.size(); r++) {
        if (condition.holds(l, right.get(r))) {
          matched = true;
          rightMatched[r] = true;
          if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            out.add(joined(l, right.get(r)));
          }
        }
      }
      boolean alone =
          switch (kind) {
            case LEFT, FULL -> !matched;
            default -> false;
          };
      if (alone) {
        out.add(joined(l, Plans.row(null, null, null)));
      }
      if (kind == JoinKind.SEMI && matched || kind == JoinKind.ANTI && !matched) {
        out.add(l);
      }
    }
    for (int r = 0; r < right.size(); r++) {
      if ((kind == JoinKind.RIGHT || kind == JoinKind.FULL) && !rightMatched[r]) {
        out.add(joined(Plans.row(null, null, null), right.get(r)));
      }
    }
    return out;
  }

  private static List<Object> joined(List<Object> left, List<Object> right) {
    List<Object> both = new ArrayList<>(left);
    both.addAll(right);
    return both;
  }

  private static List<BoundColumn> output(JoinKind kind) {
    if (kind == JoinKind.SEMI || kind == JoinKind.ANTI) {
      return LEFT;
    }
    List<BoundColumn> both = new ArrayList<>(LEFT);
    both.addAll(RIGHT);
    return both;
  }

  private static BoundExpression compare(
      Comparison.Operator operator, BoundColumn left, BoundColumn right) {
    return new Comparison(operator, Plans.of(left), Plans.of(right));
  }

  @Test
  void joinsGiveWhatComparingAllPairsGives() {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      int size = round % 4 == 0 ? 0 : random.nextInt(round < 36 ? 60 : 1500) + 1;
      List<List<Object>> left = rows(random, random.nextInt(60), 1);
      List<List<Object>> right = rows(random, size, 10);
      for (JoinKind kind : JoinKind.values()) {
        checkHash(kind, left, right);
        checkNestedLoop(kind, left, right);
      }
    }
  }

  private void checkHash(JoinKind kind, List<List<Object>> left, List<List<Object>> right) {
    PhysicalPlan l = Plans.values(LEFT, left);
    PhysicalPlan r = Plans.values(RIGHT, right);
    PhysicalPlan one =
        new PhysicalPlan.HashJoin(
            kind, l, r, List.of(LEFT_KEY), List.of(RIGHT_KEY), null, output(kind));
    assertThat(Plans.run(one, new TestContext()))
        .containsExactlyInAnyOrderElementsOf(
            expected(kind, left, right, (a, b) -> equal(a.get(0), b.get(0))));
    PhysicalPlan two =
        new PhysicalPlan.HashJoin(
            kind,
            l,
            r,
            List.of(LEFT_TEXT, LEFT_DECIMAL),
            List.of(RIGHT_TEXT, RIGHT_DECIMAL),
            compare(Comparison.Operator.LESS, LEFT_KEY, RIGHT_KEY),
            output(kind));
    assertThat(Plans.run(two, new TestContext()))
        .containsExactlyInAnyOrderElementsOf(
            expected(
                kind,
                left,
                right,
                (a, b) ->
                    equal(a.get(1), b.get(1))
                        && decimalsEqual(a.get(2), b.get(2))
                        && less(a.get(0), b.get(0))));
  }

  private static boolean decimalsEqual(Object tenths, Object hundredths) {
    return tenths != null
        && hundredths != null
        && ((Int128) tenths).low() * 10 == ((Int128) hundredths).low();
  }

  private static boolean less(Object left, Object right) {
    return left != null && right != null && (Long) left < (Long) right;
  }

  private void checkNestedLoop(JoinKind kind, List<List<Object>> left, List<List<Object>> right) {
    BoundExpression predicate =
        new And(
            List.of(
                compare(Comparison.Operator.GREATER_OR_EQUAL, LEFT_KEY, RIGHT_KEY),
                compare(Comparison.Operator.EQUAL, RIGHT_TEXT, LEFT_TEXT)));
    Condition condition =
        (a, b) ->
            equal(a.get(1), b.get(1)) && (less(b.get(0), a.get(0)) || equal(a.get(0), b.get(0)));
    PhysicalPlan l = Plans.values(LEFT, left);
    PhysicalPlan r = Plans.values(RIGHT, right);
    List<List<Object>> expected = expected(kind, left, right, condition);
    assertThat(
            Plans.run(
                new PhysicalPlan.NestedLoopJoin(kind, l, r, predicate, output(kind)),
                new TestContext()))
        .containsExactlyInAnyOrderElementsOf(expected);
    if (kind != JoinKind.RIGHT && kind != JoinKind.FULL) {
      PhysicalPlan correlated = new PhysicalPlan.Filter(r, predicate);
      assertThat(
              Plans.run(
                  new PhysicalPlan.NestedLoopJoin(kind, l, correlated, null, output(kind)),
                  new TestContext()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
