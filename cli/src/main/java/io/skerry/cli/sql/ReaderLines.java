package io.skerry.cli.sql;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a file, a pipe or a text. */
final class ReaderLines implements LineSource {
  private final BufferedReader reader;

  ReaderLines(BufferedReader reader) {
    this.reader = reader;
  }

  @Override
  public @Nullable String next(int lineNumber) throws IOException {
    return reader.readLine();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
