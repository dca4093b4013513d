package io.skerry.compile;

import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.Statement;
import io.skerry.program.PlannedStatement;
import io.skerry.program.StatementSource;
import io.skerry.program.Step;
import org.jspecify.annotations.Nullable;

/** A statement of a program, with the last plan made for it. */
final class CompiledStatement implements StatementSource {
  private final Statement statement;
  private final String batch;
  private final @Nullable Step call;
  private volatile @Nullable CachedPlan<PlannedStatement> cached;

  /**
   * @param batch the text that source ranges of the statement cut
   * @param call of INSERT ... EXECUTE, else null
   */
  CompiledStatement(Statement statement, String batch, @Nullable Step call) {
    this.statement = statement;
    this.batch = batch;
    this.call = call;
  }

  @Override
  public int line() {
    return statement.position().line();
  }

  @Override
  public boolean definesSchema() {
    return statement instanceof DefinitionStatement;
  }

  Statement statement() {
    return statement;
  }

  String batch() {
    return batch;
  }

  @Nullable Step call() {
    return call;
  }

  @Nullable CachedPlan<PlannedStatement> cached() {
    return cached;
  }

  void cache(CachedPlan<PlannedStatement> plan) {
    cached = plan;
  }
}
