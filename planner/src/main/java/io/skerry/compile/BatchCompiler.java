package io.skerry.compile;

import io.skerry.analysis.TypeNames;
import io.skerry.ast.Parameter;
import io.skerry.bind.ConstantFolder;
import io.skerry.bind.FunctionLibrary;
import io.skerry.catalog.SystemViewLibrary;
import io.skerry.error.SqlException;
import io.skerry.optimize.Optimizer;
import io.skerry.parse.ParseOptions;
import io.skerry.parse.Parser;
import io.skerry.physical.PhysicalPlan;
import io.skerry.program.Compiler;
import io.skerry.program.PlanContext;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Program;
import io.skerry.program.ScalarSource;
import io.skerry.program.StatementSource;
import io.skerry.program.VariableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles batches and plans their statements, and remembers both. Any thread may call it. */
public final class BatchCompiler implements Compiler {
  private final FunctionLibrary functions;
  private final SystemViewLibrary views;
  private final Optimizer optimizer;
  private final ProgramCache programs;

  /** A compiler that leaves constants to the run. */
  public BatchCompiler(
      FunctionLibrary functions,
      SystemViewLibrary views,
      Set<String> passesSwitchedOff,
      long cacheCharactersMax) {
    this(functions, views, ConstantFolder.NONE, passesSwitchedOff, cacheCharactersMax);
  }

  /**
   * @param folder evaluates constants; {@link ConstantFolder#NONE} leaves them to the run
   * @param passesSwitchedOff names of optimizer passes that are left out; empty in normal use
   * @param cacheCharactersMax the size of the cache, in characters of the texts that are kept
   */
  public BatchCompiler(
      FunctionLibrary functions,
      SystemViewLibrary views,
      ConstantFolder folder,
      Set<String> passesSwitchedOff,
      long cacheCharactersMax) {
    this.functions = functions;
    this.views = views;
    this.optimizer = new Optimizer(folder, passesSwitchedOff);
    this.programs = new ProgramCache(cacheCharactersMax);
  }

  @Override
  public Program compile(
      String batch, List<VariableDefinition> parameters, boolean quotedIdentifier) {
    ProgramCache.Key key = new ProgramCache.Key(batch, parameters, quotedIdentifier);
    Program known = programs.get(key);
    if (known != null) {
      return known;
    }
    ParseOptions options = new ParseOptions(quotedIdentifier);
    Program program =
        new ProgramBuilder(batch, parameters).build(Parser.parseBatch(batch, options));
    programs.put(key, program);
    return program;
  }

  @Override
  public List<VariableDefinition> parseParameters(String declarations) {
    List<VariableDefinition> parameters = new ArrayList<>();
    for (Parameter parameter : Parser.parseParameters(declarations)) {
      int number = parameters.size() + 1;
      parameters.add(
          new VariableDefinition(
              parameter.name(), TypeNames.declared(parameter.type(), number), parameter.output()));
    }
    return parameters;
  }

  @Override
  public PlannedStatement plan(StatementSource source, PlanContext context) {
    CompiledStatement compiled = (CompiledStatement) source;
    CachedPlan<PlannedStatement> cached = compiled.cached();
    if (cached != null && cached.isFor(context)) {
      return cached.plan();
    }
    StatementPlanner planner = new StatementPlanner(functions, views, optimizer, context);
    try {
      PlannedStatement plan = planner.statement(compiled);
      compiled.cache(CachedPlan.of(plan, context, planner.sizes()));
      return plan;
    } catch (SqlException e) {
      throw e.atLine(compiled.line());
    }
  }

  @Override
  public PhysicalPlan planScalar(ScalarSource source, PlanContext context) {
    CompiledScalar compiled = (CompiledScalar) source;
    CachedPlan<PhysicalPlan> cached = compiled.cached();
    if (cached != null && cached.isFor(context)) {
      return cached.plan();
    }
    StatementPlanner planner = new StatementPlanner(functions, views, optimizer, context);
    try {
      PhysicalPlan plan = planner.scalar(compiled);
      compiled.cache(CachedPlan.of(plan, context, planner.sizes()));
      return plan;
    } catch (SqlException e) {
      throw e.atLine(compiled.line());
    }
  }

  /** The number of programs kept now. */
  int cachedPrograms() {
    return programs.count();
  }
}
