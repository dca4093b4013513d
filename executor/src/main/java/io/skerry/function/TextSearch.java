package io.skerry.function;

import io.skerry.types.Collation;

/** Finds one string in another by the rules of a collation, character by character. */
final class TextSearch {
  private TextSearch() {}

  /** The place of the first {@code wanted} at or after {@code from}; -1 if there is none. */
  static int indexOf(String text, String wanted, int from, Collation collation) {
    int last = text.length() - wanted.length();
    if (wanted.isEmpty()) {
      return from <= text.length() ? from : -1;
    }
    char first = collation.fold(wanted.charAt(0));
    for (int i = from; i <= last; i++) {
      if (collation.fold(text.charAt(i)) == first && matches(text, i, wanted, collation)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(String text, int at, String wanted, Collation collation) {
    for (int k = 1; k < wanted.length(); k++) {
      char t = text.charAt(at + k);
      char w = wanted.charAt(k);
      if (t != w && collation.fold(t) != collation.fold(w)) {
        return false;
      }
    }
    return true;
  }
}
