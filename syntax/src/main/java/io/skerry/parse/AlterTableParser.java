package io.skerry.parse;

import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.DefinitionStatement.AlterTableAction;
import io.skerry.ast.DefinitionStatement.DropElement;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Position;
import io.skerry.ast.Statement;
import io.skerry.ast.TableElement;
import io.skerry.ast.TypeName;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE. */
final class AlterTableParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  AlterTableParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The cursor is at TABLE. */
  Statement alter(Position position) {
    cursor.expect(TokenKind.TABLE);
    ObjectName table = grammar.names.object();
    return new DefinitionStatement.AlterTable(table, action(), position);
  }

  private AlterTableAction action() {
    Boolean withCheck = withCheck();
    return switch (cursor.kind()) {
      case ADD -> {
        cursor.advance();
        yield new AlterTableAction.Add(added(), withCheck);
      }
      case CHECK, NOCHECK -> switchConstraints(withCheck);
      case DROP -> drop();
      case ALTER -> alterColumn();
      case SET -> {
        cursor.advance();
        yield new AlterTableAction.SetOptions(grammar.options.parenthesised());
      }
      default -> actionByWord();
    };
  }

  private AlterTableAction actionByWord() {
    if (cursor.acceptWord("REBUILD")) {
      return new AlterTableAction.Rebuild(grammar.definitions.rebuildOptions());
    }
    if (cursor.atWord("ENABLE") || cursor.atWord("DISABLE")) {
      boolean enabled = cursor.atWord("ENABLE");
      cursor.advance();
      if (!cursor.at(TokenKind.TRIGGER)) {
        throw cursor.unsupportedOption("CHANGE_TRACKING");
      }
      cursor.advance();
      return new AlterTableAction.SwitchTriggers(enabled, allOrNames());
    }
    if (cursor.atWord("SWITCH")) {
      throw cursor.unsupportedStatement("ALTER TABLE SWITCH");
    }
    throw cursor.unexpected();
  }

  private @Nullable Boolean withCheck() {
    if (!cursor.at(TokenKind.WITH)) {
      return null;
    }
    TokenKind next = cursor.peek(1);
    if (next != TokenKind.CHECK && next != TokenKind.NOCHECK) {
      return null;
    }
    cursor.advance(2);
    return next == TokenKind.CHECK;
  }

  private List<TableElement> added() {
    List<TableElement> elements = new ArrayList<>();
    boolean parenthesised = cursor.accept(TokenKind.LEFT_PARENTHESIS);
    do {
      elements.add(grammar.tableDefinitions.element());
    } while (cursor.accept(TokenKind.COMMA));
    if (parenthesised) {
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    return List.copyOf(elements);
  }

  private AlterTableAction switchConstraints(@Nullable Boolean withCheck) {
    boolean enabled = cursor.at(TokenKind.CHECK);
    cursor.advance();
    cursor.expect(TokenKind.CONSTRAINT);
    return new AlterTableAction.SwitchConstraints(enabled, allOrNames(), withCheck);
  }

  private List<String> allOrNames() {
    return cursor.accept(TokenKind.ALL) ? List.of() : cursor.commaList(cursor::identifier);
  }

  /**
   * {@code DROP CONSTRAINT a, b, COLUMN c, d}: a word holds until the next. Without one, a name is
   * a constraint.
   */
  private AlterTableAction drop() {
    cursor.advance();
    List<DropElement> elements = new ArrayList<>();
    boolean constraint = true;
    boolean ifExists = false;
    do {
      if (cursor.atWord("PERIOD") && cursor.peek(1) == TokenKind.FOR) {
        throw cursor.unsupportedOption("PERIOD FOR SYSTEM_TIME");
      }
      boolean column = cursor.at(TokenKind.COLUMN);
      if (column || cursor.at(TokenKind.CONSTRAINT)) {
        cursor.advance();
        constraint = !column;
        ifExists = grammar.definitions.ifExists();
      }
      Position position = cursor.position();
      elements.add(new DropElement(constraint, ifExists, cursor.identifier(), position));
      grammar.options.optionalWith();
    } while (cursor.accept(TokenKind.COMMA));
    return new AlterTableAction.Drop(List.copyOf(elements));
  }

  private AlterTableAction alterColumn() {
    Position position = cursor.position();
    cursor.advance();
    cursor.expect(TokenKind.COLUMN);
    String name = cursor.identifier();
    if (cursor.at(TokenKind.ADD) || cursor.at(TokenKind.DROP)) {
      throw cursor.unsupportedOption("ALTER COLUMN " + cursor.upperText());
    }
    TypeName type = grammar.names.type();
    String collation =
        cursor.accept(TokenKind.COLLATE) ? grammar.expressions.collationName() : null;
    grammar.tableDefinitions.failAtUnsupportedAttribute();
    Boolean nullable = grammar.options.nullability();
    grammar.options.optionalWith();
    return new AlterTableAction.AlterColumn(name, type, collation, nullable, position);
  }
}
