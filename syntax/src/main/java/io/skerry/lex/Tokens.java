package io.skerry.lex;

import io.skerry.ast.Position;
import io.skerry.error.SqlException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one batch, as parallel arrays. The last token is END_OF_TEXT or LEXICAL_ERROR.
 *
 * <p>Filled by {@link Lexer}, then only read, by one thread.
 */
public final class Tokens {
  private final String text;
  private TokenKind[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private int count;
  private int[] lineStarts = new int[64];
  private int lineCount = 1;
  private @Nullable SqlException error;

  Tokens(String text) {
    this.text = text;
    int capacity = text.length() / 5 + 16;
    kinds = new TokenKind[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    lines = new int[capacity];
  }

  void add(TokenKind kind, int start, int end, int line) {
    if (count == kinds.length) {
      int capacity = count * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      lines = Arrays.copyOf(lines, capacity);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    lines[count] = line;
    count++;
  }

  /** A new line begins at {@code start}. */
  void addLine(int start) {
    if (lineCount == lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, lineCount * 2);
    }
    lineStarts[lineCount++] = start;
  }

  void fail(SqlException failure, int start, int line) {
    error = failure;
    add(TokenKind.LEXICAL_ERROR, start, start, line);
  }

  public int count() {
    return count;
  }

  public TokenKind kind(int token) {
    return kinds[token];
  }

  public int start(int token) {
    return starts[token];
  }

  public int end(int token) {
    return ends[token];
  }

  /** The 1-based line on which the token begins. */
  public int line(int token) {
    return lines[token];
  }

  public Position position(int token) {
    int line = lines[token];
    int start = starts[token];
    return new Position(line, start - lineStarts[line - 1] + 1, start);
  }

  /** The token as written. */
  public String text(int token) {
    return text.substring(starts[token], ends[token]);
  }

  /** The batch. */
  public String batch() {
    return text;
  }

  /** The error that ended the tokens; null when the whole text could be read. */
  public @Nullable SqlException error() {
    return error;
  }

  /** Whether the token is written as {@code word}, in any case. {@code word} is ASCII. */
  public boolean isWord(int token, String word) {
    int start = starts[token];
    return ends[token] - start == word.length()
        && kinds[token] == TokenKind.IDENTIFIER
        && text.regionMatches(true, start, word, 0, word.length());
  }

  /** A name without its brackets or quotes; a string's characters; other tokens as written. */
  public String value(int token) {
    int start = starts[token];
    int end = ends[token];
    return switch (kinds[token]) {
      case QUOTED_IDENTIFIER, STRING -> unquoted(start + 1, end - 1);
      case NATIONAL_STRING -> unquoted(start + 2, end - 1);
      default -> text.substring(start, end);
    };
  }

  private String unquoted(int start, int end) {
    String inner = text.substring(start, end);
    char close = text.charAt(end);
    if (inner.indexOf(close) < 0) {
      return inner;
    }
    String one = String.valueOf(close);
    return inner.replace(one + one, one);
  }
}
