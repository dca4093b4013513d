package io.skerry.catalog;

import org.jspecify.annotations.Nullable;

/** The system views that there are, in every database. */
public interface SystemViewLibrary {
  /** The view of this name without regard to case; null if there is none. */
  @Nullable SystemView view(String schema, String name);
}
