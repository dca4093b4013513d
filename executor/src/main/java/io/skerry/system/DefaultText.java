package io.skerry.system;

import org.jspecify.annotations.Nullable;

/** DEFAULT expressions as catalog views show them. */
public final class DefaultText {
  private DefaultText() {}

  /**
   * A DEFAULT expression as SQL Server shows it: in parentheses, a number in two pairs of them.
   *
   * @param text as written by the user; null for none
   */
  public static @Nullable String definition(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String bare = text.strip();
    while (isEnclosed(bare)) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    boolean number = bare.matches("[-+]?[0-9]+(\\.[0-9]*)?");
    return number ? "((" + bare + "))" : "(" + bare + ")";
  }

  /** Whether one pair of parentheses goes around all of it. */
  private static boolean isEnclosed(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')' && --depth == 0 && i < text.length() - 1) {
        return false;
      }
    }
    return true;
  }
}
