package io.skerry.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundExpression;
import io.skerry.error.SqlException;
import io.skerry.rows.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vectorised evaluation against row by row evaluation, over random expressions and rows. */
final class ExpressionTest {
  private static final int EXPRESSIONS = 3000;

  @Test
  void vectorsGiveWhatRowsGive() {
    int failed = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      Random random = new Random(seed);
      RandomExpressions expressions = new RandomExpressions(random);
      BoundExpression expression = expressions.any(1 + random.nextInt(3));
      Evaluator evaluator =
          new ExpressionCompiler(new RunState())
              .compile(expression, new Scope(RandomExpressions.COLUMNS, null));
      for (int size : new int[] {1, 40, 3}) {
        failed += check(seed, expression, evaluator, expressions, random, size);
      }
    }
    assertThat(failed).isBetween(EXPRESSIONS / 20, EXPRESSIONS * 2);
  }

  /** Compares one batch; 1 if it ends with an error. */
  private static int check(
      int seed,
      BoundExpression expression,
      Evaluator evaluator,
      RandomExpressions expressions,
      Random random,
      int size) {
    Batch batch = Batch.of(RandomExpressions.COLUMNS.stream().map(c -> c.type()).toList());
    batch.setSize(size);
    List<Object> expected = new ArrayList<>();
    Selection selection = new Selection();
    selection.clear(size);
    int error = 0;
    for (int row = 0; row < size; row++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < batch.columnCount(); i++) {
        values.add(expressions.value(RandomExpressions.COLUMNS.get(i).type()));
        batch.column(i).set(row, values.get(i));
      }
      boolean selected = size == 1 || random.nextInt(4) != 0;
      Object value = null;
      if (selected) {
        selection.add(row);
        try {
          value = new RowInterpreter(RandomExpressions.COLUMNS, values).value(expression);
        } catch (SqlException e) {
          error = e.number();
        }
      }
      expected.add(value);
    }
    compare(seed + ": " + expression, evaluator, batch, selection, expected, error);
    return error == 0 ? 0 : 1;
  }

  private static void compare(
      String description,
      Evaluator evaluator,
      Batch batch,
      Selection selection,
      List<Object> expected,
      int error) {
    try {
      Vector values = evaluator.evaluate(batch, selection);
      assertThat(error).as(description).isZero();
      for (int k = 0; k < selection.size(); k++) {
        int row = selection.rows()[k];
        Object value = values.get(row);
        Object wanted = expected.get(row);
        boolean zeros = wanted instanceof Double number && number == 0 && value instanceof Double;
        assertThat(zeros ? (Object) ((Double) value + 0.0) : value)
            .as(description + ", row " + row)
            .isEqualTo(zeros ? (Object) 0.0 : wanted);
      }
    } catch (SqlException e) {
      assertThat(error).as(description + ": " + e.getMessage()).isNotZero();
    }
  }
}
