package io.skerry.function;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function: how many, and the type that each argument is converted to.
 *
 * @param rules of the parameters by position; the last one stands for all that follow
 * @param countMin the least number of arguments
 * @param countMax the greatest
 * @param datePart whether the first is a date part written as a bare word
 * @param joint the types of all arguments from those given, where one depends on another; null else
 */
public record Parameters(
    List<Rule> rules,
    int countMin,
    int countMax,
    boolean datePart,
    @Nullable UnaryOperator<List<SqlType>> joint) {
  private static final int COUNT_MAX = 254;

  /** The type that an argument of a type is converted to; null where it is not taken. */
  @FunctionalInterface
  public interface Rule {
    @Nullable SqlType accept(SqlType given);
  }

  /** A string as it is; anything else as varchar. */
  public static final Rule TEXT =
      given -> given.kind().isString() ? given : SqlType.varchar(TypeRules.displayLength(given));

  /** As {@link #TEXT}, but always nvarchar. */
  public static final Rule UNICODE =
      given -> {
        SqlType text = given.kind().isString() ? given : SqlType.varchar(128);
        int length = text.isMax() ? SqlType.MAX : Math.min(Math.max(text.length(), 1), 4000);
        return given.kind() == TypeKind.NVARCHAR ? given : SqlType.nvarchar(length);
      };

  /** Anything, as it is. */
  public static final Rule ANY = given -> given;

  public static final Rule INT = given -> SqlType.INT;
  public static final Rule BIGINT = given -> SqlType.BIGINT;
  public static final Rule FLOAT = given -> SqlType.FLOAT;

  /** A number as it is, but small integers as int; strings as float. */
  public static final Rule NUMBER =
      given ->
          switch (given.kind()) {
            case BIT, TINYINT, SMALLINT -> SqlType.INT;
            case SMALLMONEY -> SqlType.MONEY;
            case REAL -> SqlType.FLOAT;
            case INT, BIGINT, MONEY, DECIMAL, NUMERIC, FLOAT -> given;
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> SqlType.FLOAT;
            default -> null;
          };

  /** A date or time as it is; a string as datetime2(7), a number as datetime. */
  public static final Rule DATE =
      given -> {
        if (given.kind().isTemporal()) {
          return given;
        }
        return given.kind().isString()
            ? SqlType.DATETIME2
            : given.kind().isNumeric() ? SqlType.DATETIME : null;
      };

  /** Strings and binaries as they are; anything else as varchar. */
  public static final Rule TEXT_OR_BINARY =
      given -> given.kind().isBinary() ? given : TEXT.accept(given);

  public static Rule type(SqlType type) {
    return given -> type;
  }

  public static Parameters none() {
    return new Parameters(List.of(), 0, 0, false, null);
  }

  public static Parameters of(Rule... rules) {
    return new Parameters(List.of(rules), rules.length, rules.length, false, null);
  }

  /** The last {@code count} of the parameters may be left out. */
  public Parameters optional(int count) {
    return new Parameters(rules, countMax - count, countMax, datePart, joint);
  }

  /** The last parameter may be repeated. */
  public Parameters repeated() {
    return new Parameters(rules, countMin, COUNT_MAX, datePart, joint);
  }

  /** A date part comes first. */
  public static Parameters datePartAnd(Rule... rules) {
    List<Rule> all = new ArrayList<>();
    all.add(type(SqlType.varchar(30)));
    all.addAll(List.of(rules));
    return new Parameters(all, all.size(), all.size(), true, null);
  }

  /** All arguments are converted to their common type. */
  public static Parameters commonType(int countMin) {
    return typed(
        countMin,
        COUNT_MAX,
        given -> {
          SqlType shared = TypeRules.common(given);
          return given.stream().map(type -> shared).toList();
        });
  }

  /** The types depend on each other. */
  public static Parameters typed(int countMin, int countMax, UnaryOperator<List<SqlType>> joint) {
    return new Parameters(List.of(ANY), countMin, countMax, false, joint);
  }

  /** At least {@code countMin} arguments of one rule. */
  public static Parameters atLeast(int countMin, Rule rule) {
    return new Parameters(List.of(rule), countMin, COUNT_MAX, false, null);
  }

  /** The types that arguments of the given types are converted to. */
  List<SqlType> types(String function, List<SqlType> given) {
    if (joint != null) {
      return joint.apply(given);
    }
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Rule rule = rules.get(Math.min(i, rules.size() - 1));
      SqlType type = rule.accept(given.get(i));
      if (type == null) {
        throw new SqlException(
            SqlError.ARGUMENT_TYPE_INVALID,
            TypeRules.messageName(given.get(i)),
            i + 1,
            function.toLowerCase(Locale.ROOT));
      }
      types.add(type);
    }
    return types;
  }
}
