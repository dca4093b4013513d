package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. {@link #position} is where its text begins. */
public sealed interface Expression extends Operand
    permits Literal,
        Expression.Column,
        Expression.Variable,
        Expression.SystemVariable,
        Expression.Default,
        Expression.Unary,
        Expression.Binary,
        Expression.SimpleCase,
        Expression.SearchedCase,
        Expression.Iif,
        Expression.Cast,
        Expression.Convert,
        Expression.Parse,
        Expression.Collate,
        Expression.AtTimeZone,
        Expression.Subquery,
        Expression.Call,
        Expression.OdbcCall,
        Expression.Trim,
        Expression.NextValueFor,
        Expression.IdentityFunction {

  /**
   * A column, or a word that only its place makes a name: the {@code day} of {@code DATEADD(day,
   * ...)}.
   *
   * <p>{@code $identity}, {@code $rowguid} and {@code $action} keep their sign.
   */
  record Column(ObjectName name) implements Expression {
    @Override
    public Position position() {
      return name.position();
    }
  }

  /**
   * A local variable or parameter.
   *
   * @param name with its {@code @}
   */
  record Variable(String name, Position position) implements Expression {}

  /**
   * {@code @@ROWCOUNT} and its like, or a local variable whose name begins with two signs.
   *
   * @param name with its {@code @@}
   */
  record SystemVariable(String name, Position position) implements Expression {}

  /** DEFAULT, as a value of VALUES, of UPDATE's SET, of a function's or procedure's argument. */
  record Default(Position position) implements Expression {}

  record Unary(UnaryOperator operator, Expression operand, Position position)
      implements Expression {}

  enum UnaryOperator {
    PLUS,
    NEGATE,
    BITWISE_NOT
  }

  record Binary(BinaryOperator operator, Expression left, Expression right, Position position)
      implements Expression {}

  enum BinaryOperator {
    /** Also concatenates strings. */
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO,
    BITWISE_AND,
    BITWISE_OR,
    BITWISE_XOR,
    LEFT_SHIFT,
    RIGHT_SHIFT
  }

  /** {@code CASE operand WHEN value THEN result ... ELSE otherwise END}. */
  record SimpleCase(
      Expression operand,
      List<SimpleWhen> branches,
      @Nullable Expression otherwise,
      Position position)
      implements Expression {}

  record SimpleWhen(Expression value, Expression result) {}

  /** {@code CASE WHEN condition THEN result ... ELSE otherwise END}. */
  record SearchedCase(
      List<SearchedWhen> branches, @Nullable Expression otherwise, Position position)
      implements Expression {}

  record SearchedWhen(Condition condition, Expression result) {}

  record Iif(Condition condition, Expression whenTrue, Expression otherwise, Position position)
      implements Expression {}

  /**
   * CAST or TRY_CAST.
   *
   * @param orNull TRY_CAST: NULL where CAST fails
   */
  record Cast(Expression value, TypeName type, boolean orNull, Position position)
      implements Expression {}

  /**
   * CONVERT or TRY_CONVERT.
   *
   * @param orNull TRY_CONVERT: NULL where CONVERT fails
   */
  record Convert(
      TypeName type,
      Expression value,
      @Nullable Expression style,
      boolean orNull,
      Position position)
      implements Expression {}

  /**
   * PARSE or TRY_PARSE.
   *
   * @param orNull TRY_PARSE: NULL where PARSE fails
   */
  record Parse(
      Expression value,
      TypeName type,
      @Nullable Expression culture,
      boolean orNull,
      Position position)
      implements Expression {}

  record Collate(Expression value, String collation, Position position) implements Expression {}

  record AtTimeZone(Expression value, Expression timeZone, Position position)
      implements Expression {}

  record Subquery(Query query, Position position) implements Expression {}

  /**
   * A function by name: built in, aggregate, ranking, user-defined, or a method ({@code
   * column.value(...)}).
   *
   * <p>COALESCE, NULLIF, LEFT, RIGHT and the functions without parentheses (CURRENT_TIMESTAMP, USER
   * ...) are calls too.
   *
   * @param distinct whether {@code DISTINCT} stands before the arguments
   * @param star whether the argument is {@code *}; {@code arguments} is then empty
   * @param nullTreatment of FIRST_VALUE, LAST_VALUE, LAG and LEAD
   * @param withinGroup the order of {@code WITHIN GROUP (ORDER BY ...)}, empty without one
   */
  record Call(
      ObjectName name,
      List<Expression> arguments,
      boolean distinct,
      boolean star,
      NullTreatment nullTreatment,
      List<OrderItem> withinGroup,
      @Nullable Over over)
      implements Expression {

    /** An ordinary call: no DISTINCT, no {@code *}, no OVER. */
    public Call(ObjectName name, List<Expression> arguments) {
      this(name, arguments, false, false, NullTreatment.UNSAID, List.of(), null);
    }

    @Override
    public Position position() {
      return name.position();
    }
  }

  enum NullTreatment {
    UNSAID,
    IGNORE_NULLS,
    RESPECT_NULLS
  }

  /**
   * {@code {fn name(arguments)}}, whose functions are ODBC's ("ODBC scalar functions").
   *
   * <p>The type of {@code CONVERT} and the interval of {@code TIMESTAMPADD} are given as {@link
   * Column}, so is the part of {@code EXTRACT(part FROM value)}, which comes first.
   */
  record OdbcCall(String name, List<Expression> arguments, Position position)
      implements Expression {}

  /**
   * {@code TRIM([LEADING | TRAILING | BOTH] [characters] FROM value)}; a plain {@code TRIM(value)}
   * is a {@link Call}.
   *
   * @param characters null for blanks
   */
  record Trim(TrimSide side, @Nullable Expression characters, Expression value, Position position)
      implements Expression {}

  enum TrimSide {
    BOTH,
    LEADING,
    TRAILING
  }

  record NextValueFor(ObjectName sequence, @Nullable Over over, Position position)
      implements Expression {}

  /** {@code IDENTITY(type, seed, increment)} in SELECT INTO. */
  record IdentityFunction(TypeName type, Expression seed, Expression increment, Position position)
      implements Expression {}
}
