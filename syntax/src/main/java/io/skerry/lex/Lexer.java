package io.skerry.lex;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;

/**
 * Reads a batch into tokens, in one pass.
 *
 * <p>Comments ({@code --}, and nested {@code /* *}{@code /}) and white space only separate. Errors:
 * 103, 105, 113, 1038.
 */
public final class Lexer {
  private static final int IDENTIFIER_LENGTH_MAX = 128;

  /** How much of a string or name an error message shows. */
  private static final int SHOWN_MAX = 1_000;

  private static final byte SPACE = 1;
  private static final byte LETTER = 2;
  private static final byte DIGIT = 3;
  private static final byte SIGN = 4;
  private static final byte[] CLASSES = classes();

  private final String source;
  private final char[] text;
  private final boolean quotedIdentifier;
  private final Tokens tokens;
  private int at;
  private int line = 1;

  private Lexer(String source, boolean quotedIdentifier) {
    this.source = source;
    // One more, so that looking one character ahead needs no check.
    this.text = new char[source.length() + 1];
    source.getChars(0, source.length(), text, 0);
    this.quotedIdentifier = quotedIdentifier;
    this.tokens = new Tokens(source);
  }

  /**
   * The tokens of a batch.
   *
   * @param quotedIdentifier whether double quotes enclose a name (SET QUOTED_IDENTIFIER ON), else a
   *     string
   */
  public static Tokens lex(String batch, boolean quotedIdentifier) {
    Lexer lexer = new Lexer(batch, quotedIdentifier);
    lexer.run();
    return lexer.tokens;
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (int c = 0; c < 128; c++) {
      if (c <= ' ') {
        classes[c] = SPACE;
      } else if (c >= '0' && c <= '9') {
        classes[c] = DIGIT;
      } else if (Character.isLetter(c) || c == '_' || c == '#') {
        classes[c] = LETTER;
      } else {
        classes[c] = SIGN;
      }
    }
    return classes;
  }

  private static byte classOf(char c) {
    if (c < 128) {
      return CLASSES[c];
    }
    if (Character.isLetter(c) || Character.isSurrogate(c)) {
      return LETTER;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' ? SPACE : SIGN;
  }

  private void run() {
    int length = source.length();
    while (at < length && tokens.error() == null) {
      char c = text[at];
      switch (classOf(c)) {
        case SPACE -> {
          at++;
          if (c == '\n') {
            newLine();
          }
        }
        case LETTER -> word(c);
        case DIGIT -> number(c);
        default -> sign(c);
      }
    }
    if (tokens.error() == null) {
      tokens.add(TokenKind.END_OF_TEXT, length, length, line);
    }
  }

  private void newLine() {
    line++;
    tokens.addLine(at);
  }

  private void add(TokenKind kind, int start) {
    tokens.add(kind, start, at, line);
  }

  private void fail(SqlException error, int start, int atLine) {
    tokens.fail(error.atLine(atLine), start, atLine);
  }

  private void word(char first) {
    int start = at;
    if ((first == 'N' || first == 'n') && text[at + 1] == '\'') {
      at++;
      quoted(start, '\'', TokenKind.NATIONAL_STRING);
      return;
    }
    int hash = 0;
    char c = first;
    do {
      hash = ReservedWords.addToHash(hash, c);
      c = text[++at];
    } while (isWordPart(c));
    if (at - start > IDENTIFIER_LENGTH_MAX) {
      failTooLong("identifier", start, at, line);
      return;
    }
    add(ReservedWords.find(text, start, at, hash), start);
  }

  private static boolean isWordPart(char c) {
    byte kind = classOf(c);
    return kind == LETTER
        || kind == DIGIT
        || c == '@'
        || c == '$'
        || (c >= 128
            && Character.isUnicodeIdentifierPart(c)
            && !Character.isIdentifierIgnorable(c));
  }

  private void skipWord() {
    while (isWordPart(text[at])) {
      at++;
    }
  }

  private void failTooLong(String what, int start, int end, int atLine) {
    String shown = source.substring(start, Math.min(end, start + IDENTIFIER_LENGTH_MAX));
    fail(
        new SqlException(SqlError.IDENTIFIER_TOO_LONG, what, shown, IDENTIFIER_LENGTH_MAX),
        start,
        atLine);
  }

  private void number(char first) {
    int start = at;
    if (first == '0' && (text[at + 1] | 0x20) == 'x') {
      at += 2;
      while (Character.digit(text[at], 16) >= 0 && text[at] < 128) {
        at++;
      }
      add(TokenKind.BINARY, start);
      return;
    }
    skipDigits();
    TokenKind kind = TokenKind.INTEGER;
    if (text[at] == '.') {
      at++;
      skipDigits();
      kind = TokenKind.DECIMAL;
    }
    add(exponent() ? TokenKind.FLOAT : kind, start);
  }

  private void skipDigits() {
    while (text[at] >= '0' && text[at] <= '9') {
      at++;
    }
  }

  /** T-SQL lets the digits of an exponent be missing: {@code 1e} is {@code 1e0}. */
  private boolean exponent() {
    if ((text[at] | 0x20) != 'e') {
      return false;
    }
    char next = text[at + 1];
    if (next == '+' || next == '-') {
      at += 2;
    } else if (isWordPart(next) && (next < '0' || next > '9')) {
      return false;
    } else {
      at++;
    }
    skipDigits();
    return true;
  }

  private void sign(char c) {
    int start = at;
    char next = text[at + 1];
    switch (c) {
      case '\'' -> quoted(start, '\'', TokenKind.STRING);
      case '"' ->
          quoted(start, '"', quotedIdentifier ? TokenKind.QUOTED_IDENTIFIER : TokenKind.STRING);
      case '[' -> quoted(start, ']', TokenKind.QUOTED_IDENTIFIER);
      case '@' -> variable(start);
      case '.' -> {
        if (next >= '0' && next <= '9') {
          at++;
          skipDigits();
          add(exponent() ? TokenKind.FLOAT : TokenKind.DECIMAL, start);
        } else {
          one(TokenKind.DOT, start);
        }
      }
      case '-' -> {
        if (next == '-') {
          lineComment();
        } else {
          oneOrEqual(TokenKind.MINUS, TokenKind.MINUS_EQUAL, start);
        }
      }
      case '/' -> {
        if (next == '*') {
          blockComment(start);
        } else {
          oneOrEqual(TokenKind.SLASH, TokenKind.SLASH_EQUAL, start);
        }
      }
      default -> operator(c, start);
    }
  }

  private void one(TokenKind kind, int start) {
    at = start + 1;
    add(kind, start);
  }

  private void two(TokenKind kind, int start) {
    at = start + 2;
    add(kind, start);
  }

  private void oneOrEqual(TokenKind plain, TokenKind withEqual, int start) {
    if (text[start + 1] == '=') {
      two(withEqual, start);
    } else {
      one(plain, start);
    }
  }

  private void operator(char c, int start) {
    switch (c) {
      case '(' -> one(TokenKind.LEFT_PARENTHESIS, start);
      case ')' -> one(TokenKind.RIGHT_PARENTHESIS, start);
      case '{' -> one(TokenKind.LEFT_BRACE, start);
      case '}' -> one(TokenKind.RIGHT_BRACE, start);
      case ',' -> one(TokenKind.COMMA, start);
      case ';' -> one(TokenKind.SEMICOLON, start);
      case '=' -> one(TokenKind.EQUAL, start);
      case '~' -> one(TokenKind.TILDE, start);
      case '+' -> oneOrEqual(TokenKind.PLUS, TokenKind.PLUS_EQUAL, start);
      case '*' -> oneOrEqual(TokenKind.STAR, TokenKind.STAR_EQUAL, start);
      case '%' -> oneOrEqual(TokenKind.MODULO, TokenKind.MODULO_EQUAL, start);
      case '&' -> oneOrEqual(TokenKind.AMPERSAND, TokenKind.AMPERSAND_EQUAL, start);
      case '|' -> oneOrEqual(TokenKind.BAR, TokenKind.BAR_EQUAL, start);
      case '^' -> oneOrEqual(TokenKind.CARET, TokenKind.CARET_EQUAL, start);
      case ':' -> {
        if (text[start + 1] == ':') {
          two(TokenKind.DOUBLE_COLON, start);
        } else {
          one(TokenKind.COLON, start);
        }
      }
      case '<' -> angle(start, TokenKind.LESS, TokenKind.LESS_OR_EQUAL, '<', TokenKind.LEFT_SHIFT);
      case '>' ->
          angle(start, TokenKind.GREATER, TokenKind.GREATER_OR_EQUAL, '>', TokenKind.RIGHT_SHIFT);
      case '!' -> exclamation(start);
      default -> {
        if (c == '$' || Character.getType(c) == Character.CURRENCY_SYMBOL) {
          money(start);
        } else {
          one(TokenKind.UNKNOWN, start);
        }
      }
    }
  }

  private void angle(
      int start, TokenKind plain, TokenKind withEqual, char doubled, TokenKind shift) {
    char next = text[start + 1];
    if (next == '=') {
      two(withEqual, start);
    } else if (next == doubled) {
      two(shift, start);
    } else if (next == '>') {
      two(TokenKind.NOT_EQUAL, start);
    } else {
      one(plain, start);
    }
  }

  private void exclamation(int start) {
    switch (text[start + 1]) {
      case '=' -> two(TokenKind.NOT_EQUAL, start);
      case '<' -> two(TokenKind.GREATER_OR_EQUAL, start);
      case '>' -> two(TokenKind.LESS_OR_EQUAL, start);
      default -> one(TokenKind.EXCLAMATION, start);
    }
  }

  /** A currency sign without digits is zero; with letters it is a word. */
  private void money(int start) {
    at++;
    if (text[start] == '$' && classOf(text[at]) == LETTER) {
      skipWord();
      add(TokenKind.DOLLAR_WORD, start);
      return;
    }
    skipDigits();
    if (text[at] == '.') {
      at++;
      skipDigits();
    }
    add(TokenKind.MONEY, start);
  }

  private void variable(int start) {
    at++;
    TokenKind kind = TokenKind.VARIABLE;
    if (text[at] == '@') {
      kind = TokenKind.SYSTEM_VARIABLE;
      at++;
    }
    skipWord();
    if (at - start > IDENTIFIER_LENGTH_MAX) {
      failTooLong("identifier", start, at, line);
      return;
    }
    add(kind, start);
  }

  private void lineComment() {
    int length = source.length();
    while (at < length && text[at] != '\n') {
      at++;
    }
  }

  private void blockComment(int start) {
    int startLine = line;
    int length = source.length();
    int depth = 1;
    at = start + 2;
    while (at < length) {
      char c = text[at++];
      if (c == '\n') {
        newLine();
      } else if (c == '*' && text[at] == '/') {
        at++;
        if (--depth == 0) {
          return;
        }
      } else if (c == '/' && text[at] == '*') {
        at++;
        depth++;
      }
    }
    fail(new SqlException(SqlError.MISSING_END_COMMENT_MARK), start, startLine);
  }

  /**
   * A string or quoted name; {@code at} is its opening mark, and a doubled closing mark stands for
   * one.
   */
  private void quoted(int start, char close, TokenKind kind) {
    int startLine = line;
    int length = source.length();
    int inner = ++at;
    while (at < length) {
      char c = text[at++];
      if (c == '\n') {
        newLine();
      } else if (c == close) {
        if (text[at] != close) {
          finishQuoted(start, inner, startLine, kind);
          return;
        }
        at++;
      }
    }
    String shown = source.substring(inner, Math.min(length, inner + SHOWN_MAX));
    fail(new SqlException(SqlError.UNCLOSED_QUOTATION_MARK, shown), start, startLine);
  }

  private void finishQuoted(int start, int inner, int startLine, TokenKind kind) {
    if (kind == TokenKind.QUOTED_IDENTIFIER) {
      int length = at - 1 - inner;
      if (length == 0) {
        fail(new SqlException(SqlError.NAME_MISSING_OR_EMPTY), start, startLine);
        return;
      }
      if (length > IDENTIFIER_LENGTH_MAX) {
        failTooLong("identifier", inner, at - 1, startLine);
        return;
      }
    }
    tokens.add(kind, start, at, startLine);
  }
}
