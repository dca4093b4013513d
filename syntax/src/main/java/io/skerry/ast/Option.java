package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option that the language writes as {@code NAME}, {@code NAME value}, {@code NAME = value} or
 * {@code NAME = value (options)}: of databases, tables, indexes, views, procedures and bulk loads.
 *
 * @param name in upper case; several words are separated by one blank
 * @param value a word, a number with its unit after a blank ({@code 10 MB}), or a string's own
 *     text, in its own case; null without one
 */
public record Option(String name, @Nullable String value, List<Option> nested, Position position) {
  public Option(String name, @Nullable String value, Position position) {
    this(name, value, List.of(), position);
  }

  /** Whether the value is this word, in any case. */
  public boolean hasValue(String word) {
    return value != null && value.equalsIgnoreCase(word);
  }
}
