package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Option;
import io.skerry.ast.Position;
import io.skerry.ast.SourceRange;
import io.skerry.ast.TableElement;
import io.skerry.ast.TableElement.Constraint;
import io.skerry.ast.TableElement.Identity;
import io.skerry.ast.TableElement.IndexKind;
import io.skerry.ast.TableElement.KeyColumn;
import io.skerry.ast.TableElement.ReferentialAction;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns, constraints and indexes, as CREATE TABLE, ALTER TABLE ADD and table variables have them.
 */
final class TableDefinitionParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  TableDefinitionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code (element, ...)}; a comma may follow the last. */
  List<TableElement> elements() {
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    List<TableElement> elements = new ArrayList<>();
    do {
      elements.add(element());
      // A constraint may follow a column without a comma: it is then the table's.
      while (atTableConstraint()) {
        elements.add(tableConstraint());
      }
    } while (cursor.accept(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PARENTHESIS));
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return List.copyOf(elements);
  }

  TableElement element() {
    if (atTableConstraint()) {
      return tableConstraint();
    }
    if (cursor.at(TokenKind.INDEX)) {
      return inlineIndex(null);
    }
    if (cursor.atWord("PERIOD") && cursor.peek(1) == TokenKind.FOR) {
      throw cursor.unsupportedOption("PERIOD FOR SYSTEM_TIME");
    }
    return column();
  }

  private boolean atTableConstraint() {
    return switch (cursor.kind()) {
      case CONSTRAINT, PRIMARY, UNIQUE, FOREIGN, CHECK, DEFAULT -> true;
      default -> false;
    };
  }

  private TableElement column() {
    Position position = cursor.position();
    String name = cursor.identifier();
    if (cursor.accept(TokenKind.AS)) {
      return computedColumn(name, position);
    }
    if (!cursor.atName() && !atReservedTypeWord()) {
      if (name.equalsIgnoreCase("timestamp")) {
        // A column of this type may be without a name.
        TypeName type =
            new TypeName(new ObjectName(List.of("timestamp"), position), List.of(), false);
        return new ColumnBuilder(name, type, position).read();
      }
      throw cursor.at(TokenKind.COMMA) || cursor.at(TokenKind.RIGHT_PARENTHESIS)
          ? cursor.error(SqlError.COLUMN_NEEDS_DATA_TYPE, name)
          : cursor.unexpected();
    }
    return new ColumnBuilder(name, grammar.names.type(), position).read();
  }

  private boolean atReservedTypeWord() {
    return cursor.at(TokenKind.DOUBLE) || cursor.at(TokenKind.NATIONAL);
  }

  private TableElement computedColumn(String name, Position position) {
    int first = cursor.index();
    Expression expression = grammar.expressions.expression();
    SourceRange text = cursor.rangeFrom(first);
    boolean persisted = cursor.acceptWord("PERSISTED");
    Boolean nullable = null;
    List<Constraint> constraints = new ArrayList<>();
    while (true) {
      Boolean said = grammar.options.nullability();
      if (said != null) {
        nullable = said;
      } else if (atTableConstraint() || cursor.at(TokenKind.REFERENCES)) {
        constraints.add(constraint(name));
      } else {
        return new TableElement.ComputedColumn(
            name, expression, text, persisted, nullable, List.copyOf(constraints), position);
      }
    }
  }

  /** Reads what may follow a column's type, in any order. */
  private final class ColumnBuilder {
    private final String name;
    private final TypeName type;
    private final Position position;
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<TableElement.InlineIndex> indexes = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private @Nullable String collation;
    private @Nullable Boolean nullable;
    private @Nullable Identity identity;
    private Constraint.@Nullable Default defaultValue;

    ColumnBuilder(String name, TypeName type, Position position) {
      this.name = name;
      this.type = type;
      this.position = position;
    }

    TableElement.Column read() {
      while (readOne()) {
        // Each call reads one more attribute.
      }
      return new TableElement.Column(
          name,
          type,
          collation,
          nullable,
          identity,
          defaultValue,
          List.copyOf(constraints),
          List.copyOf(indexes),
          List.copyOf(attributes),
          position);
    }

    private boolean readOne() {
      switch (cursor.kind()) {
        case COLLATE -> {
          cursor.advance();
          collation = grammar.expressions.collationName();
        }
        case NULL, NOT -> {
          nullable = grammar.options.nullability();
          return nullable != null;
        }
        case IDENTITY -> identity = identity();
        case ROWGUIDCOL -> {
          cursor.advance();
          attributes.add("ROWGUIDCOL");
        }
        case INDEX -> indexes.add(inlineIndex(name));
        case CONSTRAINT, PRIMARY, UNIQUE, FOREIGN, CHECK, DEFAULT, REFERENCES -> {
          if (isTableConstraint()) {
            return false;
          }
          Constraint constraint = constraint(name);
          if (constraint instanceof Constraint.Default value) {
            defaultValue = value;
          } else {
            constraints.add(constraint);
          }
        }
        default -> {
          return readWord();
        }
      }
      return true;
    }

    /** A key with columns, written after a column without a comma, is the table's. */
    private boolean isTableConstraint() {
      int ahead = cursor.at(TokenKind.CONSTRAINT) ? 2 : 0;
      TokenKind kind = cursor.peek(ahead);
      if (kind == TokenKind.FOREIGN) {
        return cursor.peek(ahead + 2) == TokenKind.LEFT_PARENTHESIS;
      }
      if (kind != TokenKind.PRIMARY && kind != TokenKind.UNIQUE) {
        return false;
      }
      int next = ahead + (kind == TokenKind.PRIMARY ? 2 : 1);
      TokenKind clustering = cursor.peek(next);
      if (clustering == TokenKind.CLUSTERED || clustering == TokenKind.NONCLUSTERED) {
        next++;
      }
      return cursor.peek(next) == TokenKind.LEFT_PARENTHESIS;
    }

    private boolean readWord() {
      if (cursor.acceptWord("SPARSE")) {
        attributes.add("SPARSE");
        return true;
      }
      if (cursor.acceptWord("FILESTREAM")) {
        attributes.add("FILESTREAM");
        return true;
      }
      failAtUnsupportedAttribute();
      return false;
    }
  }

  /** Fails with 40517 at an attribute of a column that Skerry does not have. */
  void failAtUnsupportedAttribute() {
    if (cursor.atWord("MASKED")
        || cursor.atWord("GENERATED")
        || cursor.atWord("ENCRYPTED")
        || cursor.atWord("HIDDEN")) {
      throw cursor.unsupportedOption(cursor.upperText());
    }
  }

  private Identity identity() {
    Position position = cursor.position();
    cursor.expect(TokenKind.IDENTITY);
    Expression seed = new Literal.Int(1, position);
    Expression increment = seed;
    if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
      seed = grammar.expressions.expression();
      cursor.expect(TokenKind.COMMA);
      increment = grammar.expressions.expression();
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    return new Identity(seed, increment, notForReplication());
  }

  private boolean notForReplication() {
    if (!cursor.at(TokenKind.NOT) || cursor.peek(1) != TokenKind.FOR) {
      return false;
    }
    cursor.advance(2);
    cursor.expect(TokenKind.REPLICATION);
    return true;
  }

  Constraint tableConstraint() {
    return constraint(null);
  }

  /** A constraint; {@code column} is the one it is written at, null for one of the table. */
  private Constraint constraint(@Nullable String column) {
    Position position = cursor.position();
    String name = cursor.accept(TokenKind.CONSTRAINT) ? cursor.identifier() : null;
    return switch (cursor.kind()) {
      case PRIMARY -> {
        cursor.advance();
        cursor.expect(TokenKind.KEY);
        yield key(name, true, column, position);
      }
      case UNIQUE -> {
        cursor.advance();
        yield key(name, false, column, position);
      }
      case CHECK -> check(name, position);
      case DEFAULT -> defaultValue(name, column, position);
      case FOREIGN -> {
        cursor.advance();
        cursor.expect(TokenKind.KEY);
        List<String> columns =
            column == null ? cursor.parenthesisedList(cursor::identifier) : List.of(column);
        yield reference(name, columns, position);
      }
      case REFERENCES -> {
        if (column == null) {
          throw cursor.unexpected();
        }
        yield reference(name, List.of(column), position);
      }
      default -> throw cursor.unexpected();
    };
  }

  private Constraint key(
      @Nullable String name, boolean primary, @Nullable String column, Position position) {
    IndexKind kind = indexKind();
    List<KeyColumn> columns =
        column == null
            ? cursor.parenthesisedList(this::keyColumn)
            : List.of(new KeyColumn(column, false, position));
    List<Option> options = indexOptions();
    storage();
    return new Constraint.Key(name, primary, kind, columns, options, position);
  }

  /** CLUSTERED, NONCLUSTERED, or neither, with or without COLUMNSTORE. */
  IndexKind indexKind() {
    boolean clustered = cursor.accept(TokenKind.CLUSTERED);
    boolean nonclustered = !clustered && cursor.accept(TokenKind.NONCLUSTERED);
    if (cursor.acceptWord("COLUMNSTORE")) {
      return clustered ? IndexKind.CLUSTERED_COLUMNSTORE : IndexKind.NONCLUSTERED_COLUMNSTORE;
    }
    if (cursor.atWord("HASH")) {
      throw cursor.unsupportedOption("HASH index");
    }
    if (clustered) {
      return IndexKind.CLUSTERED;
    }
    return nonclustered ? IndexKind.NONCLUSTERED : IndexKind.UNSAID;
  }

  KeyColumn keyColumn() {
    Position position = cursor.position();
    String name = cursor.identifier();
    boolean descending = cursor.accept(TokenKind.DESC);
    if (!descending) {
      cursor.accept(TokenKind.ASC);
    }
    return new KeyColumn(name, descending, position);
  }

  /** {@code WITH (option, ...)}, or the old {@code WITH FILLFACTOR = n}. */
  List<Option> indexOptions() {
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.FILLFACTOR) {
      cursor.advance();
      Position position = cursor.position();
      cursor.advance();
      cursor.expect(TokenKind.EQUAL);
      return List.of(new Option("FILLFACTOR", grammar.options.value(), position));
    }
    return grammar.options.optionalWith();
  }

  /** {@code ON filegroup}; null without it. */
  @Nullable String storage() {
    if (!cursor.at(TokenKind.ON)) {
      return null;
    }
    cursor.advance();
    if (cursor.accept(TokenKind.DEFAULT)) {
      return "DEFAULT";
    }
    if (cursor.accept(TokenKind.PRIMARY)) {
      return "PRIMARY";
    }
    String name = cursor.atString() ? cursor.string() : cursor.identifier();
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      throw cursor.unsupportedOption("partition scheme");
    }
    return name;
  }

  private Constraint check(@Nullable String name, Position position) {
    cursor.expect(TokenKind.CHECK);
    boolean notForReplication = notForReplication();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    int first = cursor.index();
    Condition condition = grammar.conditions.condition();
    SourceRange text = cursor.rangeFrom(first);
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Constraint.Check(name, condition, text, notForReplication, position);
  }

  private Constraint defaultValue(
      @Nullable String name, @Nullable String column, Position position) {
    cursor.expect(TokenKind.DEFAULT);
    int first = cursor.index();
    Expression value = grammar.expressions.expression();
    SourceRange text = cursor.rangeFrom(first);
    String target = column;
    if (target == null) {
      cursor.expect(TokenKind.FOR);
      target = cursor.identifier();
    }
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.VALUES) {
      cursor.advance(2);
      return new Constraint.Default(name, value, text, target, true, position);
    }
    return new Constraint.Default(name, value, text, target, false, position);
  }

  private Constraint reference(@Nullable String name, List<String> columns, Position position) {
    cursor.expect(TokenKind.REFERENCES);
    ObjectName table = grammar.names.object();
    List<String> referenced = grammar.names.optionalList();
    ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
    while (cursor.at(TokenKind.ON)) {
      cursor.advance();
      if (cursor.accept(TokenKind.DELETE)) {
        onDelete = referentialAction();
      } else {
        cursor.expect(TokenKind.UPDATE);
        onUpdate = referentialAction();
      }
    }
    return new Constraint.ForeignKey(
        name, columns, table, referenced, onDelete, onUpdate, notForReplication(), position);
  }

  private ReferentialAction referentialAction() {
    if (cursor.accept(TokenKind.CASCADE)) {
      return ReferentialAction.CASCADE;
    }
    if (cursor.accept(TokenKind.SET)) {
      if (cursor.accept(TokenKind.NULL)) {
        return ReferentialAction.SET_NULL;
      }
      cursor.expect(TokenKind.DEFAULT);
      return ReferentialAction.SET_DEFAULT;
    }
    cursor.expectWord("NO");
    cursor.expectWord("ACTION");
    return ReferentialAction.NO_ACTION;
  }

  /**
   * An index inside a table's definition; {@code column} is the one it is written at, null for one
   * of the table.
   */
  private TableElement.InlineIndex inlineIndex(@Nullable String column) {
    Position position = cursor.position();
    cursor.expect(TokenKind.INDEX);
    String name = cursor.identifier();
    boolean unique = cursor.accept(TokenKind.UNIQUE);
    IndexKind kind = indexKind();
    List<KeyColumn> columns = List.of();
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      columns = cursor.parenthesisedList(this::keyColumn);
    } else if (column != null) {
      columns = List.of(new KeyColumn(column, false, position));
    }
    List<String> included = included();
    Condition where = grammar.queries.where();
    List<Option> options = indexOptions();
    storage();
    return new TableElement.InlineIndex(
        name, unique, kind, columns, included, where, options, position);
  }

  /** {@code INCLUDE (column, ...)}, or nothing. */
  List<String> included() {
    return cursor.acceptWord("INCLUDE") ? cursor.parenthesisedList(cursor::identifier) : List.of();
  }
}
