package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Parameter;
import io.skerry.ast.Statement;
import io.skerry.ast.TypeName;
import io.skerry.lex.Lexer;
import java.util.List;
import java.util.function.Function;

/**
 * Parses T-SQL. Any thread may call it.
 *
 * <p>All methods fail with a {@link io.skerry.error.SqlException} that has the line: of the batch
 * for {@link #parseBatch}, of the text handed in for the others.
 */
public final class Parser {
  private Parser() {}

  /** The statements of a batch; none for a text of white space and comments. */
  public static List<Statement> parseBatch(String text, ParseOptions options) {
    return grammar(text, options).statements.batch();
  }

  /**
   * A list of parameter declarations, as sp_executesql and sp_prepare have it: {@code @a int, @b
   * nvarchar(10) OUTPUT}.
   *
   * @param text may be empty
   */
  public static List<Parameter> parseParameters(String text) {
    return grammar(text, ParseOptions.DEFAULT).modules.parameterText();
  }

  /** A single expression: a default or computed column, as the catalog keeps its text. */
  public static Expression parseExpression(String text, ParseOptions options) {
    return whole(text, options, grammar -> grammar.expressions.expression());
  }

  /** A single condition: a check constraint or an index's filter, as the catalog keeps its text. */
  public static Condition parseCondition(String text, ParseOptions options) {
    return whole(text, options, grammar -> grammar.conditions.condition());
  }

  /**
   * The name of an object, as the argument of OBJECT_ID and of many procedures: {@code db..[my
   * table]}.
   */
  public static ObjectName parseObjectName(String text) {
    return whole(text, ParseOptions.DEFAULT, grammar -> grammar.names.object());
  }

  /** A data type: {@code decimal(10,2)}. */
  public static TypeName parseTypeName(String text) {
    return whole(text, ParseOptions.DEFAULT, grammar -> grammar.names.type());
  }

  private static Grammar grammar(String text, ParseOptions options) {
    return new Grammar(Lexer.lex(text, options.quotedIdentifier()));
  }

  private static <T> T whole(String text, ParseOptions options, Function<Grammar, T> rule) {
    Grammar grammar = grammar(text, options);
    T result = rule.apply(grammar);
    if (!grammar.cursor.atEnd()) {
      throw grammar.cursor.unexpected();
    }
    return result;
  }
}
