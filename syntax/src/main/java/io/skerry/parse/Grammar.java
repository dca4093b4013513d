package io.skerry.parse;

import io.skerry.lex.Tokens;

/** The family parsers of one batch, which call each other through here. */
final class Grammar {
  final TokenCursor cursor;
  final NameParser names;
  final OptionParser options;
  final ExpressionParser expressions;
  final ConditionParser conditions;
  final PrimaryParser primaries;
  final CallParser calls;
  final QueryParser queries;
  final QueryClauseParser clauses;
  final TableSourceParser tables;
  final ChangeParser changes;
  final MergeParser merges;
  final TableDefinitionParser tableDefinitions;
  final DefinitionParser definitions;
  final AlterTableParser alterTables;
  final DatabaseParser databases;
  final ModuleParser modules;
  final ProceduralParser procedural;
  final ExecuteParser executes;
  final SessionParser session;
  final SetParser sets;
  final StatementParser statements;

  Grammar(Tokens tokens) {
    cursor = new TokenCursor(tokens);
    names = new NameParser(cursor);
    options = new OptionParser(this);
    expressions = new ExpressionParser(this);
    conditions = new ConditionParser(this);
    primaries = new PrimaryParser(this);
    calls = new CallParser(this);
    queries = new QueryParser(this);
    clauses = new QueryClauseParser(this);
    tables = new TableSourceParser(this);
    changes = new ChangeParser(this);
    merges = new MergeParser(this);
    tableDefinitions = new TableDefinitionParser(this);
    definitions = new DefinitionParser(this);
    alterTables = new AlterTableParser(this);
    databases = new DatabaseParser(this);
    modules = new ModuleParser(this);
    procedural = new ProceduralParser(this);
    executes = new ExecuteParser(this);
    session = new SessionParser(this);
    sets = new SetParser(this);
    statements = new StatementParser(this);
  }
}
