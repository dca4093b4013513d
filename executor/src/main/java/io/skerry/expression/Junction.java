package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.rows.Selection;

/**
 * AND and OR of several predicates; each is asked only for the rows that those before have not
 * decided.
 */
final class Junction implements Evaluator {
  private final Evaluator[] operands;

  /** What decides a row: 0 for AND, 1 for OR. */
  private final long deciding;

  private final Selection first = new Selection();
  private final Selection second = new Selection();
  private final LongVector out = new LongVector();

  Junction(Evaluator[] operands, boolean all) {
    this.operands = operands;
    this.deciding = all ? 0 : 1;
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    out.ensureCapacity(rows.bound());
    long[] values = out.values();
    boolean[] nulls = out.nulls();
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      values[selected[k]] = 1 - deciding;
      nulls[selected[k]] = false;
    }
    Selection undecided = rows;
    Selection next = first;
    for (int i = 0; i < operands.length && !undecided.isEmpty(); i++) {
      LongVector operand = (LongVector) operands[i].evaluate(input, undecided);
      boolean last = i == operands.length - 1;
      if (last) {
        decide(operand, undecided, null);
      } else {
        decide(operand, undecided, next);
        Selection decided = undecided;
        undecided = next;
        next = decided == rows ? second : decided;
      }
    }
    return out;
  }

  private void decide(
      LongVector operand, Selection rows, @org.jspecify.annotations.Nullable Selection undecided) {
    long[] values = out.values();
    boolean[] nulls = out.nulls();
    long[] operandValues = operand.values();
    boolean[] operandNulls = operand.nulls();
    int[] selected = rows.rows();
    int size = rows.size();
    if (undecided != null) {
      undecided.clear(size);
    }
    for (int k = 0; k < size; k++) {
      int row = selected[k];
      if (!operandNulls[row] && operandValues[row] == deciding) {
        values[row] = deciding;
        nulls[row] = false;
      } else {
        nulls[row] |= operandNulls[row];
        if (undecided != null) {
          undecided.add(row);
        }
      }
    }
  }
}
