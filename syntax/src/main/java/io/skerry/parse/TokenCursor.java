package io.skerry.parse;

import io.skerry.ast.Position;
import io.skerry.ast.SourceRange;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.lex.TokenKind;
import io.skerry.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A place in the tokens of a batch: looking ahead, moving on, and the error for a token that cannot
 * stand where it does.
 */
final class TokenCursor {
  /**
   * Parentheses, calls, subqueries and statements within each other. Each costs up to 2 KB of
   * stack, measured on nested calls; a thread with 1 MB has room for twice as many.
   */
  static final int NESTING_MAX = 256;

  /** The height of an expression's tree, which an unparenthesised chain of operators makes too. */
  static final int HEIGHT_MAX = 1_000;

  private final Tokens tokens;
  private int at;
  private TokenKind kind;
  private int nesting;
  private int height;

  TokenCursor(Tokens tokens) {
    this.tokens = tokens;
    this.kind = tokens.kind(0);
  }

  /** The number of the current token. */
  int index() {
    return at;
  }

  TokenKind kind() {
    return kind;
  }

  TokenKind peek(int ahead) {
    return tokens.kind(Math.min(at + ahead, tokens.count() - 1));
  }

  boolean at(TokenKind wanted) {
    return kind == wanted;
  }

  boolean atEnd() {
    return kind == TokenKind.END_OF_TEXT;
  }

  /** Whether the current token is this word; for words that are not reserved. */
  boolean atWord(String word) {
    return kind == TokenKind.IDENTIFIER && tokens.isWord(at, word);
  }

  boolean peekWord(int ahead, String word) {
    int token = at + ahead;
    return token < tokens.count() && tokens.isWord(token, word);
  }

  boolean atName() {
    return kind == TokenKind.IDENTIFIER || kind == TokenKind.QUOTED_IDENTIFIER;
  }

  /** Whether a label is next: it is then no alias and no argument of what stands before it. */
  boolean atLabel() {
    return kind == TokenKind.IDENTIFIER && peek(1) == TokenKind.COLON;
  }

  boolean atString() {
    return kind == TokenKind.STRING || kind == TokenKind.NATIONAL_STRING;
  }

  void advance() {
    at++;
    kind = tokens.kind(at);
  }

  void advance(int count) {
    for (int i = 0; i < count; i++) {
      advance();
    }
  }

  boolean accept(TokenKind wanted) {
    if (kind != wanted) {
      return false;
    }
    advance();
    return true;
  }

  boolean acceptWord(String word) {
    if (!atWord(word)) {
      return false;
    }
    advance();
    return true;
  }

  void expect(TokenKind wanted) {
    if (kind != wanted) {
      throw unexpected();
    }
    advance();
  }

  void expectWord(String word) {
    if (!atWord(word)) {
      throw unexpected();
    }
    advance();
  }

  /** A name that is no reserved word, or a quoted one. */
  String identifier() {
    if (!atName()) {
      throw unexpected();
    }
    String name = tokens.value(at);
    advance();
    return name;
  }

  /** Whether the name of a local variable is next; T-SQL lets it begin with two signs. */
  boolean atVariable() {
    return kind == TokenKind.VARIABLE || kind == TokenKind.SYSTEM_VARIABLE;
  }

  String variable() {
    return take(atVariable() ? kind : TokenKind.VARIABLE);
  }

  /** The characters of a string. */
  String string() {
    if (!atString()) {
      throw unexpected();
    }
    String value = tokens.value(at);
    advance();
    return value;
  }

  /** A token of this kind, as written. */
  String take(TokenKind wanted) {
    if (kind != wanted) {
      throw unexpected();
    }
    String text = tokens.text(at);
    advance();
    return text;
  }

  /** Any word, reserved or not, in upper case. */
  String anyWord() {
    if (kind != TokenKind.IDENTIFIER && !kind.isReserved()) {
      throw unexpected();
    }
    String word = upperText();
    advance();
    return word;
  }

  boolean atAnyWord() {
    return kind == TokenKind.IDENTIFIER || kind.isReserved();
  }

  String upperText() {
    return kind.isReserved() ? kind.name() : tokens.text(at).toUpperCase(Locale.ROOT);
  }

  /** The current token: a quoted name or string without its quotes. */
  String value() {
    return tokens.value(at);
  }

  /** The current token as written. */
  String text() {
    return tokens.text(at);
  }

  Position position() {
    return tokens.position(at);
  }

  int offset() {
    return tokens.start(at);
  }

  /**
   * From the start of the token numbered {@code first} to the end of the one before the current.
   */
  SourceRange rangeFrom(int first) {
    return new SourceRange(
        tokens.start(first), at > first ? tokens.end(at - 1) : tokens.start(first));
  }

  SourceRange wholeText() {
    return new SourceRange(0, tokens.batch().length());
  }

  /** {@code element, element ...} */
  <T> List<T> commaList(Supplier<T> element) {
    T first = element.get();
    if (kind != TokenKind.COMMA) {
      return List.of(first);
    }
    List<T> elements = new ArrayList<>();
    elements.add(first);
    while (accept(TokenKind.COMMA)) {
      elements.add(element.get());
    }
    return List.copyOf(elements);
  }

  /** {@code (element, element ...)} */
  <T> List<T> parenthesisedList(Supplier<T> element) {
    expect(TokenKind.LEFT_PARENTHESIS);
    List<T> elements = commaList(element);
    expect(TokenKind.RIGHT_PARENTHESIS);
    return elements;
  }

  /** One level deeper; undone by {@link #leave}. Fails with 191. */
  void enter() {
    if (++nesting > NESTING_MAX) {
      throw nestedTooDeeply();
    }
  }

  void leave() {
    nesting--;
  }

  /** Starts to measure the tree of one expression; the result goes to {@link #endTree}. */
  int beginTree() {
    int outer = height;
    height = 0;
    return outer;
  }

  /** The tree measured since {@link #beginTree} is a child of the one measured before. */
  void endTree(int outer) {
    growTree();
    height = Math.max(outer, height);
  }

  /** What was read so far becomes the child of a new node. Fails with 191. */
  void growTree() {
    if (++height > HEIGHT_MAX) {
      throw nestedTooDeeply();
    }
  }

  private SqlException nestedTooDeeply() {
    return error(SqlError.NESTED_TOO_DEEPLY);
  }

  /** An error of the catalogue at the current token's line. */
  SqlException error(SqlError error, Object... arguments) {
    // The end of the text is on no line of its own: the last token's line is shown.
    int token = kind == TokenKind.END_OF_TEXT && at > 0 ? at - 1 : at;
    return new SqlException(error, arguments).atLine(tokens.line(token));
  }

  /** The statement is T-SQL, but Skerry does not have it. */
  SqlException unsupportedStatement(String name) {
    return error(SqlError.UNSUPPORTED_STATEMENT, name);
  }

  /** The part of a statement is T-SQL, but Skerry does not have it. */
  SqlException unsupportedOption(String name) {
    return error(SqlError.UNSUPPORTED_OPTION, name);
  }

  /** The current token cannot stand here. */
  SqlException unexpected() {
    SqlException lexical = tokens.error();
    if (kind == TokenKind.LEXICAL_ERROR && lexical != null) {
      return lexical;
    }
    if (kind == TokenKind.WITH) {
      return error(SqlError.INCORRECT_SYNTAX_NEAR_WITH, "with");
    }
    if (kind.isReserved()) {
      return error(SqlError.INCORRECT_SYNTAX_NEAR_KEYWORD, text());
    }
    return error(SqlError.INCORRECT_SYNTAX_NEAR, nearText());
  }

  /** What messages show of the current token; at the end of the text, the last token there is. */
  String nearText() {
    if (kind == TokenKind.END_OF_TEXT) {
      return at == 0 ? "" : tokens.value(at - 1);
    }
    return tokens.value(at);
  }

  /** An error whose text names the current token, or the lexical error that stands in its place. */
  SqlException errorNear(SqlError error) {
    SqlException lexical = tokens.error();
    if (kind == TokenKind.LEXICAL_ERROR && lexical != null) {
      return lexical;
    }
    return error(error, nearText());
  }
}
