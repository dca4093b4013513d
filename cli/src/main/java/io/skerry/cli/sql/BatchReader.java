package io.skerry.cli.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines of T-SQL into batches at {@code GO [count]}, which must stand alone on its line and
 * outside of strings, quoted names and comments (sqlcmd utility, "GO").
 */
final class BatchReader {
  private static final Pattern GO =
      Pattern.compile("\\s*GO(?:\\s+(\\d{1,9}))?\\s*(?:--.*)?", Pattern.CASE_INSENSITIVE);

  private final StringBuilder text = new StringBuilder();
  private int lines;

  /** The closing character that is awaited, or 0. */
  private char quote;

  private int commentDepth;

  /**
   * A batch.
   *
   * @param count how often to run it
   */
  record BatchText(String text, int count) {}

  /** Takes a line; gives the batch that ended with it. */
  Optional<BatchText> line(String line) {
    if (quote == 0 && commentDepth == 0) {
      Matcher go = GO.matcher(line);
      if (go.matches()) {
        return Optional.of(end(go.group(1)));
      }
    }
    scan(line);
    text.append(line).append('\n');
    lines++;
    return Optional.empty();
  }

  /** What stands after the last GO; empty if that is nothing but white space. */
  Optional<BatchText> rest() {
    BatchText last = end(null);
    return last.text.isBlank() ? Optional.empty() : Optional.of(last);
  }

  /** The number of the next line in its batch, from 1. */
  int nextLine() {
    return lines + 1;
  }

  private BatchText end(@Nullable String count) {
    BatchText batch = new BatchText(text.toString(), count == null ? 1 : Integer.parseInt(count));
    text.setLength(0);
    lines = 0;
    quote = 0;
    commentDepth = 0;
    return batch;
  }

  private void scan(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
      if (commentDepth > 0) {
        if (c == '*' && next == '/') {
          commentDepth--;
          i++;
        } else if (c == '/' && next == '*') {
          commentDepth++;
          i++;
        }
      } else if (quote != 0) {
        // A doubled quote closes and opens again, which comes to the same.
        if (c == quote) {
          quote = 0;
        }
      } else if (c == '-' && next == '-') {
        return;
      } else if (c == '/' && next == '*') {
        commentDepth = 1;
        i++;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[') {
        quote = ']';
      }
    }
  }
}
