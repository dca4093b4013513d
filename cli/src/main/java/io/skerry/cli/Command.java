package io.skerry.cli;

import io.skerry.cli.sql.SqlOptions;

/** What a command line asks for. */
sealed interface Command {
  /** Runs a server. */
  record Up(UpArguments arguments) implements Command {}

  /** Runs batches on a server. */
  record Sql(SqlOptions options) implements Command {}

  /** Shows the JVM what a server does, for the AOT cache. */
  record Train() implements Command {}

  /** Nothing more: help or an error was printed. */
  record Done(int exitCode) implements Command {}
}
