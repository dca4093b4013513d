package io.skerry.bind;

import org.jspecify.annotations.Nullable;

/** The functions that there are. */
public interface FunctionLibrary {
  /** The scalar function of this name without regard to case; null if there is none. */
  @Nullable ScalarFunction scalar(String name);
}
