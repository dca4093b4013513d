package io.skerry.cli;

import io.skerry.cli.sql.SqlOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Turns the parsed command line of {@code skerry sql} into options. */
final class SqlArguments {
  private SqlArguments() {}

  static SqlOptions of(ParseResult verb) {
    SqlOptions.Address server = verb.matchedOptionValue("-S", SqlOptions.Address.LOCAL);
    String user = verb.matchedOptionValue("-U", "sa");
    @Nullable String password = verb.matchedOptionValue("-P", null);
    @Nullable String database = verb.matchedOptionValue("-d", null);
    @Nullable Path input = verb.matchedOptionValue("-i", null);
    @Nullable String query = verb.matchedOptionValue("-Q", null);
    return new SqlOptions(
        server,
        user,
        password,
        database,
        input,
        query,
        verb.hasMatchedOption("-b"),
        verb.hasMatchedOption("-C"));
  }
}
