/**
 * The functions of T-SQL, by family, and the one table that lists them.
 *
 * <p>{@code FunctionTable} has a row for each function: name, parameter types, result rule, NULL
 * rule, determinism, what it does, one line of documentation and one example. The binder, the
 * manual and the tests read the same rows.
 *
 * <p>Functions know nothing of sessions but {@link io.skerry.function.SessionFacts}.
 */
@NullMarked
package io.skerry.function;

import org.jspecify.annotations.NullMarked;
