/**
 * SQL types and single values: precedence, conversions, decimals, dates, collations.
 *
 * <p>A value is held in one of the forms of {@link io.skerry.types.Physical}. Boxed, a value is a
 * {@link java.lang.Long}, {@link java.lang.Double}, {@link io.skerry.types.Int128}, {@link
 * java.lang.String}, {@code byte[]} or {@link io.skerry.types.Variant}, and SQL NULL is {@code
 * null}. Many values of one type stand in a {@link io.skerry.batch.Vector}. {@link
 * io.skerry.types.TypeKind} says how each SQL type uses its form.
 *
 * <p>Nothing here knows of tables, statements or the wire.
 */
@NullMarked
package io.skerry.types;

import org.jspecify.annotations.NullMarked;
