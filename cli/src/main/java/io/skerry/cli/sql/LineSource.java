package io.skerry.cli.sql;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the lines of batches come from. */
interface LineSource extends AutoCloseable {
  /**
   * The next line; null at the end.
   *
   * @param lineNumber of the line in its batch, for a prompt
   */
  @Nullable String next(int lineNumber) throws IOException;

  @Override
  void close() throws IOException;
}
