/**
 * The syntax tree of T-SQL: sealed interfaces of records, as the text says it, before any name or
 * type is looked up.
 *
 * <ul>
 *   <li>{@link io.skerry.ast.Statement} and its families: {@link io.skerry.ast.SelectStatement},
 *       {@link io.skerry.ast.ChangeStatement}, {@link io.skerry.ast.DefinitionStatement}, {@link
 *       io.skerry.ast.ProceduralStatement}, {@link io.skerry.ast.SessionStatement}.
 *   <li>{@link io.skerry.ast.Query} and {@link io.skerry.ast.TableSource}: what SELECT is made of.
 *   <li>{@link io.skerry.ast.Expression} has a value, {@link io.skerry.ast.Condition} is true,
 *       false or unknown. T-SQL keeps them apart, so do the types.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>Trees are immutable; every list is unmodifiable.
 *   <li>Names are as written, without brackets and quotes, in their own case. Words of the language
 *       that are kept as text (options, hints) are in upper case.
 *   <li>A tree is never deeper than the parser's limits, so code may recurse over it. AND, OR and
 *       set operations are lists, not chains.
 *   <li>Parentheses are not kept; the shape of the tree says what they said.
 *   <li>Offsets count UTF-16 code units of the batch that was parsed.
 * </ol>
 *
 * <p>New syntax is a new record of a sealed interface, so that the compiler names every switch that
 * must learn it. This package knows nothing of the catalog, of types' meaning or of evaluation.
 */
@NullMarked
package io.skerry.ast;

import org.jspecify.annotations.NullMarked;
