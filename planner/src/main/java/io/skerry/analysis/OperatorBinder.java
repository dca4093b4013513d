package io.skerry.analysis;

import io.skerry.ast.Expression.BinaryOperator;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Concatenation;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.bind.BoundExpression.Negation;
import io.skerry.types.ArithmeticOperator;
import io.skerry.types.DecimalRules;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.List;

/** Types and converts the operands of operators. */
final class OperatorBinder {
  private final Coercion coercion;

  OperatorBinder(Coercion coercion) {
    this.coercion = coercion;
  }

  /** A comparison of values of one kind; errors 206, 257, 402. */
  Comparison compare(Comparison.Operator operator, BoundExpression left, BoundExpression right) {
    BoundExpression l = coercion.asPlainText(left, right.type());
    BoundExpression r = coercion.asPlainText(right, left.type());
    if (l.type().kind().isDecimal() && r.type().kind().isDecimal()) {
      return new Comparison(operator, l, decimalKind(r, l.type()));
    }
    SqlType common = coercion.common(l, r);
    return new Comparison(operator, coercion.toKind(l, common), coercion.toKind(r, common));
  }

  /** {@code +} joins strings and binaries, else it and its kin count. */
  BoundExpression binary(BinaryOperator operator, BoundExpression left, BoundExpression right) {
    BoundExpression l = coercion.isUntyped(left) ? coercion.to(left, right.type()) : left;
    BoundExpression r = coercion.isUntyped(right) ? coercion.to(right, left.type()) : right;
    if (operator == BinaryOperator.ADD) {
      SqlType joined = TypeRules.concatenation(l.type(), r.type());
      if (joined != null) {
        return new Concatenation(
            coercion.toKind(l, withLength(joined, l.type())),
            coercion.toKind(r, withLength(joined, r.type())),
            joined);
      }
    }
    return arithmetic(operator, beside(l, r.type()), beside(r, l.type()));
  }

  /** The kind of the joined type, with the operand's own length. */
  private static SqlType withLength(SqlType joined, SqlType operand) {
    return new SqlType(joined.kind(), operand.length(), 0, 0, joined.collation());
  }

  /** An integer literal beside a decimal has as many digits as it is written with. */
  private static BoundExpression beside(BoundExpression operand, SqlType other) {
    if (other.kind().isDecimal()
        && operand instanceof Literal(var type, var value)
        && type.kind() == TypeKind.INT
        && value instanceof Long number) {
      return new Literal(DecimalRules.ofLiteral(number), Int128.of(number));
    }
    return operand;
  }

  private BoundExpression arithmetic(
      BinaryOperator operator, BoundExpression left, BoundExpression right) {
    ArithmeticOperator rule = ruleOf(operator);
    SqlType result = TypeRules.arithmetic(rule, left.type(), right.type());
    Arithmetic.Operator bound = boundOf(rule);
    if (result.kind().isTemporal()) {
      return new Arithmetic(
          bound, temporalOperand(left, result), temporalOperand(right, result), result);
    }
    BoundExpression l = coercion.to(left, TypeRules.operand(left.type(), right.type()));
    BoundExpression r = coercion.to(right, TypeRules.operand(right.type(), left.type()));
    return new Arithmetic(bound, decimalKind(l, result), decimalKind(r, result), result);
  }

  /** decimal and numeric are one in meaning but two kinds. */
  private BoundExpression decimalKind(BoundExpression operand, SqlType result) {
    SqlType type = operand.type();
    if (!result.kind().isDecimal() || type.kind() == result.kind()) {
      return operand;
    }
    return coercion.to(
        operand, new SqlType(result.kind(), 0, type.precision(), type.scale(), null));
  }

  private BoundExpression temporalOperand(BoundExpression operand, SqlType result) {
    return operand.type().kind().isNumeric()
        ? coercion.to(operand, SqlType.FLOAT)
        : coercion.to(operand, result);
  }

  private static ArithmeticOperator ruleOf(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> ArithmeticOperator.ADD;
      case SUBTRACT -> ArithmeticOperator.SUBTRACT;
      case MULTIPLY -> ArithmeticOperator.MULTIPLY;
      case DIVIDE -> ArithmeticOperator.DIVIDE;
      case MODULO -> ArithmeticOperator.MODULO;
      case BITWISE_AND -> ArithmeticOperator.BIT_AND;
      case BITWISE_OR -> ArithmeticOperator.BIT_OR;
      case BITWISE_XOR -> ArithmeticOperator.BIT_XOR;
      case LEFT_SHIFT, RIGHT_SHIFT ->
          throw new AssertionError("shifts are calls of functions: " + operator);
    };
  }

  private static Arithmetic.Operator boundOf(ArithmeticOperator operator) {
    return switch (operator) {
      case ADD -> Arithmetic.Operator.ADD;
      case SUBTRACT -> Arithmetic.Operator.SUBTRACT;
      case MULTIPLY -> Arithmetic.Operator.MULTIPLY;
      case DIVIDE -> Arithmetic.Operator.DIVIDE;
      case MODULO -> Arithmetic.Operator.MODULO;
      case BIT_AND -> Arithmetic.Operator.BIT_AND;
      case BIT_OR -> Arithmetic.Operator.BIT_OR;
      case BIT_XOR -> Arithmetic.Operator.BIT_XOR;
    };
  }

  /** Minus; a literal becomes the negative literal. Error 8117. */
  BoundExpression negate(BoundExpression operand) {
    SqlType type = TypeRules.unaryMinus(operand.type());
    if (operand instanceof Literal(var literalType, var value) && value != null) {
      if (value instanceof Long number) {
        return new Literal(type, -number);
      }
      if (value instanceof Double number) {
        return new Literal(type, -number);
      }
      if (value instanceof Int128 number) {
        return new Literal(type, Decimals.negate(number));
      }
    }
    return new Negation(coercion.to(operand, type), false);
  }

  BoundExpression bitwiseNot(BoundExpression operand) {
    TypeRules.bitwiseNot(operand.type());
    return new Negation(operand, true);
  }

  /** The operands as strings of one kind: numbers and dates become text. Errors 206, 8116. */
  BoundExpression text(BoundExpression operand, boolean unicode) {
    SqlType type = operand.type();
    if (coercion.isUntyped(operand)) {
      return new Literal(SqlType.varchar(1), null);
    }
    if (type.kind().isString() && type.kind().isUnicode() == unicode) {
      return operand;
    }
    int length = type.kind().isString() ? type.length() : TypeRules.displayLength(type);
    TypeKind kind = unicode ? TypeKind.NVARCHAR : TypeKind.VARCHAR;
    int lengthMax = unicode ? TypeRules.UNICODE_MAX : TypeRules.BYTES_MAX;
    int fitting = length > lengthMax ? SqlType.MAX : length;
    SqlType target =
        type.collation() == null
            ? unicode ? SqlType.nvarchar(fitting) : SqlType.varchar(fitting)
            : SqlType.string(kind, fitting, type.collation());
    return coercion.to(operand, target);
  }

  /** Whether one of the operands is nchar or nvarchar. */
  static boolean anyUnicode(List<BoundExpression> operands) {
    return operands.stream().anyMatch(operand -> operand.type().kind().isUnicode());
  }
}
