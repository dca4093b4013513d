package io.skerry.cli.sql;

import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines typed at a terminal, with editing and history. The only class that loads JLine. */
final class TerminalLines implements LineSource {
  private final Terminal terminal;
  private final LineReader reader;

  TerminalLines() throws IOException {
    terminal = TerminalBuilder.builder().system(true).build();
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  /** Asks for a password without showing it; null at the end of input. */
  @Nullable String password(String prompt) {
    return read(prompt, '*');
  }

  @Override
  public @Nullable String next(int lineNumber) {
    String line = read(lineNumber + "> ", null);
    boolean leaves =
        line != null
            && lineNumber == 1
            && (line.strip().equalsIgnoreCase("exit") || line.strip().equalsIgnoreCase("quit"));
    return leaves ? null : line;
  }

  private @Nullable String read(String prompt, @Nullable Character mask) {
    try {
      return reader.readLine(prompt, mask);
    } catch (EndOfFileException | UserInterruptException end) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
