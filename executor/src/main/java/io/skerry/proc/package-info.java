/**
 * Programs: the interpreter of compiled batches, and what a session keeps while they run.
 *
 * <p>{@link io.skerry.proc.Interpreter} walks the steps of a program; {@link
 * io.skerry.proc.StatementRunner} runs a planned statement in the session's transaction; {@link
 * io.skerry.proc.DefinitionRunner} changes the schema; {@link io.skerry.proc.Transactions} counts
 * BEGIN and COMMIT and holds the store's transaction; {@link io.skerry.proc.ErrorPolicy} says what
 * an error ends.
 *
 * <p>Invariants: a statement that fails leaves no change of its own; outside a transaction each
 * statement is one of its own; a catalog snapshot is published only after the transaction that made
 * it is durable; a doomed transaction writes nothing more.
 */
@NullMarked
package io.skerry.proc;

import org.jspecify.annotations.NullMarked;
