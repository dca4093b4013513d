/**
 * SQL types and single values: precedence, conversions, decimals, dates, collations.
 *
 * <p>A value is held in one of the forms of {@link io.skerry.types.Physical}. Boxed, a value is a
 * {@link java.lang.Long}, {@link java.lang.Double}, {@link io.skerry.types.Int128}, {@link
 * java.lang.String}, {@code byte[]} or {@link io.skerry.types.Variant}, and SQL NULL is {@code
 * null}. Many values of one type stand in a {@link io.skerry.batch.Vector}. {@link
 * io.skerry.types.TypeKind} says how each SQL type uses its form.
 *
 * <p>Where to begin: {@link io.skerry.types.TypeRules} gives the type of an expression, {@link
 * io.skerry.types.ConversionRule} says which conversions happen by themselves, {@link
 * io.skerry.types.Conversions} does them, {@link io.skerry.types.Decimals} and {@link
 * io.skerry.types.DateTimes} calculate, {@link io.skerry.types.Collations} finds a collation and
 * {@link io.skerry.types.LikePattern} matches under it. All are without state and for any thread.
 *
 * <p>Nothing here knows of tables, statements or the wire.
 */
@NullMarked
package io.skerry.types;

import org.jspecify.annotations.NullMarked;
