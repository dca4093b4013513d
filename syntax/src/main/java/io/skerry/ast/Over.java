package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OVER clause, or a window of the WINDOW clause.
 *
 * @param window the window of the WINDOW clause it names; null without one
 */
public record Over(
    @Nullable String window,
    List<Expression> partitionBy,
    List<OrderItem> orderBy,
    @Nullable Frame frame) {

  public record Frame(FrameUnit unit, FrameBound start, FrameBound end) {}

  public enum FrameUnit {
    ROWS,
    RANGE
  }

  public sealed interface FrameBound {
    record UnboundedPreceding() implements FrameBound {}

    record Preceding(Expression count) implements FrameBound {}

    record CurrentRow() implements FrameBound {}

    record Following(Expression count) implements FrameBound {}

    record UnboundedFollowing() implements FrameBound {}
  }
}
