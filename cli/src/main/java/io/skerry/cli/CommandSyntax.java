package io.skerry.cli;

import io.skerry.cli.sql.SqlOptions;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line's verbs and options, read by picocli. */
final class CommandSyntax {
  private static final int EXIT_USAGE = 2;

  private CommandSyntax() {}

  /**
   * Reads a command line; prints help where it is asked for, and what is wrong where something is.
   */
  static Command read(PrintStream out, PrintStream err, String... arguments) {
    CommandLine commandLine = commandLine();
    try {
      ParseResult parsed = commandLine.parseArgs(arguments);
      commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
      Integer helped = CommandLine.executeHelpRequest(parsed);
      if (helped != null) {
        return new Command.Done(helped);
      }
      ParseResult verb = parsed.subcommand();
      if (verb != null) {
        return command(verb);
      }
      commandLine.usage(err);
    } catch (ParameterException e) {
      err.println("skerry: " + e.getMessage());
      e.getCommandLine().usage(err);
    }
    return new Command.Done(EXIT_USAGE);
  }

  private static Command command(ParseResult verb) {
    return switch (verb.commandSpec().name()) {
      case "up" ->
          new Command.Up(
              new UpArguments(
                  verb.matchedOptionValue("--port", null),
                  verb.matchedOptionValue("--data", null),
                  verb.matchedOptionValue("--host", null)));
      case "sql" ->
          new Command.Sql(
              new SqlOptions(
                  verb.matchedOptionValue("-S", SqlOptions.Address.LOCAL),
                  verb.matchedOptionValue("-U", "sa"),
                  verb.matchedOptionValue("-P", null),
                  verb.matchedOptionValue("-d", null),
                  verb.matchedOptionValue("-i", null),
                  verb.matchedOptionValue("-Q", null),
                  verb.hasMatchedOption("-b"),
                  verb.hasMatchedOption("-C")));
      case "train" -> new Command.Train();
      default -> throw new AssertionError(verb.commandSpec().name());
    };
  }

  private static CommandLine commandLine() {
    CommandSpec skerry = command("skerry", "A SQL Server-compatible edge database.");
    IVersionProvider version = () -> new String[] {"Skerry " + Version.text()};
    skerry.versionProvider(version);
    skerry.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    skerry.addSubcommand("up", up());
    skerry.addSubcommand("sql", sql());
    CommandSpec train = command("train", "Show the JVM what a server does, for the AOT cache.");
    train.usageMessage().hidden(true);
    skerry.addSubcommand("train", train);
    return new CommandLine(skerry);
  }

  private static CommandSpec up() {
    CommandSpec up = command("up", "Run a server in the foreground.");
    up.addOption(
        option(
                "PORT",
                "The port to listen on; 0 for any free one (default: MSSQL_TCP_PORT, 1433).",
                "--port")
            .type(Integer.class)
            .build());
    up.addOption(
        option(
                "DIR",
                "Where the data is kept (default: SKERRY_DATA, ~/.local/share/skerry).",
                "--data")
            .type(Path.class)
            .build());
    up.addOption(
        option("ADDR", "The address to listen on (default: MSSQL_IP_ADDRESS, 127.0.0.1).", "--host")
            .type(String.class)
            .build());
    up.usageMessage()
        .footer(
            "",
            "MSSQL_SA_PASSWORD is the password of sa at the first start; without it, one is",
            "made, printed once and kept in DIR/sa.password.");
    return up;
  }

  private static CommandSpec sql() {
    CommandSpec sql =
        command("sql", "Run T-SQL: a text, a file, a pipe, or what is typed; GO ends a batch.");
    sql.addOption(
        option("SERVER", "host,port (default: 127.0.0.1,1433).", "-S", "--server")
            .type(SqlOptions.Address.class)
            .converters(SqlOptions.Address::parse)
            .build());
    sql.addOption(text("USER", "The login (default: sa).", "-U", "--user"));
    sql.addOption(
        text(
            "PASSWORD",
            "Its password (default: SQLCMDPASSWORD, MSSQL_SA_PASSWORD, sa.password in the data folder).",
            "-P",
            "--password"));
    sql.addOption(text("DATABASE", "The database to use.", "-d", "--database"));
    sql.addOption(
        option("FILE", "Run the batches of this file.", "-i", "--input").type(Path.class).build());
    sql.addOption(text("TEXT", "Run this text.", "-Q", "--query"));
    sql.addOption(flag("Stop at the first error, and exit with 1.", "-b", "--stop-on-error"));
    sql.addOption(
        flag("Trust the server's certificate (always so on this machine).", "-C", "--trust"));
    return sql;
  }

  private static CommandSpec command(String name, String description) {
    CommandSpec command = CommandSpec.create().name(name);
    command.usageMessage().description(description);
    command.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build());
    return command;
  }

  private static OptionSpec text(String label, String description, String... names) {
    return option(label, description, names).type(String.class).build();
  }

  private static OptionSpec flag(String description, String... names) {
    return option("", description, names).type(boolean.class).arity("0").build();
  }

  private static OptionSpec.Builder option(String label, String description, String... names) {
    OptionSpec.Builder option = OptionSpec.builder(names).description(description);
    return label.isEmpty() ? option : option.paramLabel(label);
  }
}
