package io.skerry.program;

import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A single value that control flow asks for (a condition, an assigned value); opaque to all but the
 * {@link Compiler}.
 */
public interface ScalarSource {
  /** 1-based line in the batch. */
  int line();

  /** The type that the value is converted to; null where the expression's own type stands. */
  @Nullable SqlType target();
}
