package io.skerry.ast;

import java.util.List;

/**
 * A data type as written: {@code decimal(10,2)}, {@code nvarchar(max)}, {@code dbo.Flag}.
 *
 * <p>Types of several words are given by their short name: {@code national character varying} is
 * {@code nvarchar}, {@code double precision} is {@code float}.
 *
 * @param name a built-in type's name in lower case where the text names one; else as written
 * @param parameters length, or precision and scale; empty when none is written or it is {@code
 *     (max)}
 * @param max whether the parameter is {@code (max)}
 */
public record TypeName(ObjectName name, List<Integer> parameters, boolean max) {
  public Position position() {
    return name.position();
  }
}
