/**
 * From the text of a batch to its tokens.
 *
 * <p>{@link io.skerry.lex.Lexer} reads the whole batch in one pass into {@link
 * io.skerry.lex.Tokens}: parallel arrays of kind, start, end and line. Values (names without
 * brackets, strings without doubled quotes) are made when asked for.
 *
 * <ul>
 *   <li>Reserved words have kinds of their own; all other words are {@link
 *       io.skerry.lex.TokenKind#IDENTIFIER}, which the parser compares as text where the grammar
 *       gives them a meaning.
 *   <li>A lexical error ends the tokens; it is raised when the parser gets there, so that a syntax
 *       error before it comes first, as in SQL Server.
 * </ul>
 *
 * <p>This package knows nothing of statements.
 */
@NullMarked
package io.skerry.lex;

import org.jspecify.annotations.NullMarked;
