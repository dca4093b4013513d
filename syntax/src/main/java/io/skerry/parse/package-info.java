/**
 * From tokens to the syntax tree: recursive descent, one class per statement family.
 *
 * <p>{@link io.skerry.parse.Parser} is the way in. {@link io.skerry.parse.Grammar} holds the family
 * parsers of one batch, which all read from one {@link io.skerry.parse.TokenCursor}:
 *
 * <ul>
 *   <li>{@link io.skerry.parse.StatementParser} looks at the first words of a statement and hands
 *       over.
 *   <li>A family's parser is entered with the cursor on the family's own word, and leaves it after
 *       the last token that belongs to it. Semicolons are the statement list's.
 *   <li>T-SQL is read without backtracking: what a token means is decided by a fixed number of
 *       tokens ahead.
 * </ul>
 *
 * <p>Errors: wrong syntax is 102, 156, 319 or 336 at the first token that cannot follow, with its
 * line. What T-SQL has and Skerry has not is 40510 (a statement) or 40517 (a part of one). Text
 * nested beyond {@link io.skerry.parse.TokenCursor#NESTING_MAX}, and trees higher than {@link
 * io.skerry.parse.TokenCursor#HEIGHT_MAX}, are 191.
 *
 * <p>A parser is used once, by one thread. It knows no catalog: names and types are looked up
 * later.
 */
@NullMarked
package io.skerry.parse;

import org.jspecify.annotations.NullMarked;
