/**
 * {@code skerry sql}: sends batches to any SQL Server and prints what comes back, as sqlcmd does.
 *
 * <p>{@link io.skerry.cli.sql.BatchReader} cuts the input at {@code GO}; {@link
 * io.skerry.cli.sql.BatchRunner} sends a batch and hands the answer, in the order of the wire, to
 * {@link io.skerry.cli.sql.AnswerPrinter}. Nothing here knows of the server's inside: it is a
 * client like others, through Microsoft's JDBC driver.
 */
@NullMarked
package io.skerry.cli.sql;

import org.jspecify.annotations.NullMarked;
