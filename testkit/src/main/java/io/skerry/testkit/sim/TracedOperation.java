package io.skerry.testkit.sim;

import java.util.Locale;

/**
 * One operation, before it is done.
 *
 * @param file empty for the directory itself; of a renaming, the old name
 * @param newName of a renaming; else empty
 * @param offset where in the file, or, of a preallocation or truncation, the size that it is to
 *     have; -1 where that says nothing
 * @param length in bytes; -1 where that says nothing
 * @param meaning what it is to the store, as far as its namer can tell; may be empty
 */
public record TracedOperation(
    DiskOperation operation,
    String file,
    String newName,
    long offset,
    long length,
    String meaning) {

  /** Such as {@code log}: the file's name up to its first hyphen, or "directory". */
  public String fileKind() {
    int hyphen = file.indexOf('-');
    return file.isEmpty() ? "directory" : hyphen < 0 ? file : file.substring(0, hyphen);
  }

  /** Such as {@code write log-1 4096 +112 (frames)}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(operation.name().toLowerCase(Locale.ROOT));
    append(line, file);
    append(line, newName);
    if (offset >= 0) {
      line.append(' ').append(offset);
    }
    if (length >= 0) {
      line.append(" +").append(length);
    }
    if (!meaning.isEmpty()) {
      line.append(" (").append(meaning).append(')');
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String name) {
    if (!name.isEmpty()) {
      line.append(' ').append(name);
    }
  }
}
