package io.skerry.parse;

import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.DefinitionStatement.ModuleVerb;
import io.skerry.ast.Expression;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Option;
import io.skerry.ast.Parameter;
import io.skerry.ast.Position;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.Statement;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Views and procedures, whose text the catalog keeps, and parameters. */
final class ModuleParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  ModuleParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The cursor is after CREATE. */
  Statement create(Position position, boolean first) {
    ModuleVerb verb = ModuleVerb.CREATE;
    if (cursor.accept(TokenKind.OR)) {
      cursor.expect(TokenKind.ALTER);
      verb = ModuleVerb.CREATE_OR_ALTER;
    }
    return module(verb, "CREATE", position, first);
  }

  /** The cursor is after ALTER. */
  Statement alter(Position position, boolean first) {
    return module(ModuleVerb.ALTER, "ALTER", position, first);
  }

  private Statement module(ModuleVerb verb, String word, Position position, boolean first) {
    return switch (cursor.kind()) {
      case VIEW -> {
        requireFirst(first, word + " VIEW");
        yield view(verb, position);
      }
      case PROC, PROCEDURE -> {
        requireFirst(first, "CREATE/ALTER PROCEDURE");
        yield procedure(verb, position);
      }
      case FUNCTION, TRIGGER -> throw cursor.unsupportedStatement(word + " " + cursor.upperText());
      default -> throw cursor.unexpected();
    };
  }

  /** Fails with 111 unless the statement is the first of its batch. */
  void requireFirst(boolean first, String statement) {
    if (!first) {
      throw cursor.error(SqlError.MUST_BE_FIRST_IN_BATCH, statement);
    }
  }

  private Statement view(ModuleVerb verb, Position position) {
    cursor.advance();
    ObjectName name = grammar.names.object();
    List<String> columns = grammar.names.optionalList();
    List<Option> options = cursor.accept(TokenKind.WITH) ? grammar.options.words() : List.of();
    cursor.expect(TokenKind.AS);
    Position queryPosition = cursor.position();
    List<CommonTableExpression> with = grammar.queries.with();
    SelectStatement query = grammar.queries.select(with, queryPosition);
    boolean withCheckOption = cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.CHECK;
    if (withCheckOption) {
      cursor.advance(2);
      cursor.expect(TokenKind.OPTION);
    }
    while (cursor.accept(TokenKind.SEMICOLON)) {
      // A view is alone in its batch; semicolons may end it.
    }
    if (!cursor.atEnd()) {
      throw cursor.unexpected();
    }
    return new DefinitionStatement.CreateView(
        verb, name, columns, options, query, withCheckOption, cursor.wholeText(), position);
  }

  private Statement procedure(ModuleVerb verb, Position position) {
    cursor.advance();
    ObjectName name = grammar.names.object();
    List<Parameter> parameters = parameters();
    List<Option> options =
        cursor.accept(TokenKind.WITH) ? cursor.commaList(this::procedureOption) : List.of();
    if (cursor.at(TokenKind.FOR)) {
      throw cursor.unsupportedOption("FOR REPLICATION");
    }
    cursor.expect(TokenKind.AS);
    if (cursor.at(TokenKind.EXTERNAL)) {
      throw cursor.unsupportedOption("EXTERNAL NAME");
    }
    List<Statement> body = grammar.statements.list(false);
    if (body.isEmpty() || !cursor.atEnd()) {
      throw cursor.unexpected();
    }
    return new DefinitionStatement.CreateProcedure(
        verb, name, parameters, options, body, cursor.wholeText(), position);
  }

  private Option procedureOption() {
    Position position = cursor.position();
    if (cursor.at(TokenKind.EXECUTE) || cursor.at(TokenKind.EXEC)) {
      cursor.advance();
      cursor.expect(TokenKind.AS);
      return new Option("EXECUTE AS", grammar.options.value(), position);
    }
    return new Option(cursor.anyWord(), null, position);
  }

  /** A procedure's parameters, in parentheses or without, or none. */
  private List<Parameter> parameters() {
    if (cursor.atVariable()) {
      return cursor.commaList(this::parameter);
    }
    if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    if (!cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
      parameters.addAll(cursor.commaList(this::parameter));
    }
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return List.copyOf(parameters);
  }

  /** The whole text as a declaration list, as sp_executesql has it. */
  List<Parameter> parameterText() {
    if (cursor.atEnd()) {
      return List.of();
    }
    List<Parameter> parameters = cursor.commaList(this::parameter);
    if (!cursor.atEnd()) {
      throw cursor.unexpected();
    }
    return parameters;
  }

  private Parameter parameter() {
    Position position = cursor.position();
    String name = cursor.variable();
    cursor.accept(TokenKind.AS);
    TypeName type = grammar.names.type();
    cursor.accept(TokenKind.VARYING);
    Boolean nullable = grammar.options.nullability();
    Expression defaultValue =
        cursor.accept(TokenKind.EQUAL) ? grammar.executes.constantOrWord() : null;
    boolean output = cursor.acceptWord("OUTPUT") || cursor.acceptWord("OUT");
    boolean readOnly = cursor.acceptWord("READONLY");
    return new Parameter(name, type, nullable, defaultValue, output, readOnly, position);
  }
}
