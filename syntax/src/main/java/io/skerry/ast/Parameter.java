package io.skerry.ast;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a procedure, of a function, or of sp_executesql's declaration list.
 *
 * @param name with its {@code @}
 * @param nullable null when neither NULL nor NOT NULL is written
 * @param defaultValue null without one
 */
public record Parameter(
    String name,
    TypeName type,
    @Nullable Boolean nullable,
    @Nullable Expression defaultValue,
    boolean output,
    boolean readOnly,
    Position position) {}
