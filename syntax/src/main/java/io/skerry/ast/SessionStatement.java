package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings, transactions and the running of the server. */
public sealed interface SessionStatement extends Statement {

  record Use(String database, Position position) implements SessionStatement {}

  /**
   * {@code SET name, ... ON | OFF}.
   *
   * @param names in upper case: NOCOUNT, ANSI_NULLS, STATISTICS IO, SHOWPLAN_XML ...
   */
  record SetSwitches(List<String> names, boolean on, Position position)
      implements SessionStatement {}

  /**
   * {@code SET name value}: DATEFIRST, DATEFORMAT, LANGUAGE, TEXTSIZE, ROWCOUNT, LOCK_TIMEOUT,
   * DEADLOCK_PRIORITY, CONTEXT_INFO, QUERY_GOVERNOR_COST_LIMIT.
   *
   * @param name in upper case
   * @param value a bare word ({@code SET DATEFORMAT mdy}) is a {@link Literal.Text}
   */
  record SetValue(String name, Expression value, Position position) implements SessionStatement {}

  record SetIdentityInsert(ObjectName table, boolean on, Position position)
      implements SessionStatement {}

  record SetIsolationLevel(IsolationLevel level, Position position) implements SessionStatement {}

  enum IsolationLevel {
    READ_UNCOMMITTED,
    READ_COMMITTED,
    REPEATABLE_READ,
    SNAPSHOT,
    SERIALIZABLE
  }

  /**
   * @param name a {@link Literal.Text} or a variable; null without one
   * @param mark of WITH MARK; null without it
   */
  record BeginTransaction(@Nullable Expression name, @Nullable String mark, Position position)
      implements SessionStatement {}

  /**
   * @param name as of {@link BeginTransaction}; it has no effect in SQL Server
   * @param delayedDurability null when not said
   */
  record CommitTransaction(
      @Nullable Expression name, @Nullable Boolean delayedDurability, Position position)
      implements SessionStatement {}

  /**
   * @param name as of {@link BeginTransaction}, of the outermost transaction or a savepoint
   */
  record RollbackTransaction(@Nullable Expression name, Position position)
      implements SessionStatement {}

  record SaveTransaction(Expression name, Position position) implements SessionStatement {}

  /**
   * @param seconds null without a duration
   */
  record Checkpoint(@Nullable Expression seconds, Position position) implements SessionStatement {}

  record Kill(Expression session, boolean statusOnly, Position position)
      implements SessionStatement {}

  /**
   * @param name in upper case
   * @param arguments bare words are {@link Literal.Text}
   * @param options of WITH, in upper case
   */
  record Dbcc(String name, List<Expression> arguments, List<String> options, Position position)
      implements SessionStatement {}

  /** RECONFIGURE, with or without OVERRIDE. */
  record Reconfigure(boolean override, Position position) implements SessionStatement {}
}
