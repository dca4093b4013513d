package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option that the language writes as {@code NAME}, {@code NAME value}, {@code NAME = value} or
 * {@code NAME = value (options)}: of databases, tables, indexes, views, procedures and bulk loads.
 *
 * @param name in upper case; several words are separated by one blank
 * @param value a word in upper case, a number, or a string's own text; null without one
 */
public record Option(String name, @Nullable String value, List<Option> nested, Position position) {
  public Option(String name, @Nullable String value, Position position) {
    this(name, value, List.of(), position);
  }
}
