package io.skerry.tidy;

import java.util.List;

/**
 * A file that people read: source, script, pom, document.
 *
 * @param path relative to the root of the tree, with slashes
 */
record TextFile(String path, String text) {

  List<String> lines() {
    return text.lines().toList();
  }

  /** The name after the last slash. */
  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The line, counted from 1, of the character at {@code offset}. */
  long lineAt(int offset) {
    return text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  /** The first line that contains {@code part}, counted from 1; 1 where none does. */
  long lineOf(String part) {
    int offset = text.indexOf(part);
    return offset < 0 ? 1 : lineAt(offset);
  }
}
