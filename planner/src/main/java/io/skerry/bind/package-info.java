/**
 * Names and types: from the syntax tree to bound trees.
 *
 * <p>{@link io.skerry.bind.BoundExpression} is the one expression tree of all later stages. Its
 * columns are {@link io.skerry.bind.BoundColumn}s, unique within a statement; its operands have
 * been converted, so that whoever evaluates it meets no implicit conversion. Functions are found
 * through {@link io.skerry.bind.FunctionLibrary}, which the executor's table of functions
 * implements.
 *
 * <p>Must not know how plans run.
 */
@NullMarked
package io.skerry.bind;

import org.jspecify.annotations.NullMarked;
