package io.skerry.lex;

/**
 * Finds the kind of a reserved word without making a string: an open hash table of constant
 * content.
 */
final class ReservedWords {
  private static final int SIZE = 1024;
  private static final int LENGTH_MAX = 30;
  private static final TokenKind[] TABLE = table();

  private ReservedWords() {}

  private static TokenKind[] table() {
    TokenKind[] table = new TokenKind[SIZE];
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isReserved()) {
        int hash = 0;
        for (int i = 0; i < kind.name().length(); i++) {
          hash = addToHash(hash, kind.name().charAt(i));
        }
        int slot = slot(hash);
        while (table[slot] != null) {
          slot = (slot + 1) & (SIZE - 1);
        }
        table[slot] = kind;
      }
    }
    return table;
  }

  /** The hash of a word with one more character; upper and lower case hash the same. */
  static int addToHash(int hash, char c) {
    return hash * 31 + (c & ~0x20);
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 10) & (SIZE - 1);
  }

  /** The reserved word at {@code text[start..end)}, or IDENTIFIER. */
  static TokenKind find(char[] text, int start, int end, int hash) {
    if (end - start > LENGTH_MAX) {
      return TokenKind.IDENTIFIER;
    }
    int slot = slot(hash);
    while (true) {
      TokenKind kind = TABLE[slot];
      if (kind == null) {
        return TokenKind.IDENTIFIER;
      }
      if (matches(kind.name(), text, start, end)) {
        return kind;
      }
      slot = (slot + 1) & (SIZE - 1);
    }
  }

  private static boolean matches(String word, char[] text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = text[start + i];
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c;
      if (upper != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
