/**
 * Golden scripts: a file of T-SQL batches ({@code name.sql}) and beside it what they answer ({@code
 * name.out}).
 *
 * <p>{@link io.skerry.testkit.script.Script} reads the batches, a {@link
 * io.skerry.testkit.script.ScriptTarget} runs them, and {@link io.skerry.testkit.script.AnswerText}
 * writes what came back. There are two targets: sessions of the engine in this process, and
 * Microsoft's JDBC driver over TDS. Both must give the same text, so a script tests the engine and
 * the wire at once. Where a line {@code -- restart} stands between batches, the server is stopped
 * and started again on the same data.
 *
 * <p>Invariants: each script has a database of its own, made before and dropped after; the text
 * does not depend on the target, on the time, or on scripts run before. Values are put into words
 * here, not by the engine's own conversions, so that a wrong conversion shows.
 */
@NullMarked
package io.skerry.testkit.script;

import org.jspecify.annotations.NullMarked;
