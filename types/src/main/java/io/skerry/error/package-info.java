/**
 * The error catalogue and the one exception that carries an error to a client.
 *
 * <p>{@link io.skerry.error.SqlError} lists every error that Skerry raises, with SQL Server's
 * number, severity, state and text. {@link io.skerry.error.SqlException} is thrown where a
 * statement fails because of what the user asked; the session loop turns it into an ERROR token.
 * Broken invariants are {@link java.lang.AssertionError}, never a {@code SqlException}.
 *
 * <p>This package knows nothing of statements, sessions or the wire.
 */
@NullMarked
package io.skerry.error;

import org.jspecify.annotations.NullMarked;
