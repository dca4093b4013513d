package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.DefinitionStatement.AlterIndexAction;
import io.skerry.ast.DefinitionStatement.DroppedIndex;
import io.skerry.ast.DefinitionStatement.ObjectKind;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Option;
import io.skerry.ast.Position;
import io.skerry.ast.Statement;
import io.skerry.ast.TableElement;
import io.skerry.ast.TableElement.IndexKind;
import io.skerry.ast.TableElement.KeyColumn;
import io.skerry.ast.TypeName;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CREATE, ALTER and DROP: tables, indexes, schemas, sequences and synonyms here, the rest handed
 * on.
 */
final class DefinitionParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  DefinitionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /**
   * @param first whether the statement is the first of its batch, as views and procedures must be
   */
  Statement create(Position position, boolean first) {
    cursor.expect(TokenKind.CREATE);
    return switch (cursor.kind()) {
      case TABLE -> createTable(position);
      case DATABASE -> grammar.databases.create(position);
      case SCHEMA -> createSchema(position, first);
      case UNIQUE, CLUSTERED, NONCLUSTERED, INDEX -> createIndex(position);
      case VIEW, PROC, PROCEDURE, OR -> grammar.modules.create(position, first);
      case IDENTIFIER -> {
        if (cursor.atWord("COLUMNSTORE")) {
          yield createIndex(position);
        }
        if (cursor.atWord("SEQUENCE")) {
          yield createSequence(position);
        }
        if (cursor.atWord("SYNONYM")) {
          yield createSynonym(position);
        }
        throw unsupported("CREATE");
      }
      default -> throw unsupported("CREATE");
    };
  }

  Statement alter(Position position, boolean first) {
    cursor.expect(TokenKind.ALTER);
    return switch (cursor.kind()) {
      case TABLE -> grammar.alterTables.alter(position);
      case DATABASE -> grammar.databases.alter(position);
      case INDEX -> alterIndex(position);
      case VIEW, PROC, PROCEDURE -> grammar.modules.alter(position, first);
      default -> throw unsupported("ALTER");
    };
  }

  /**
   * The statement begins as one of T-SQL's that Skerry lacks; what begins no statement is a syntax
   * error.
   */
  private RuntimeException unsupported(String verb) {
    String name = UnsupportedStatements.after(verb, cursor);
    return name == null ? cursor.unexpected() : cursor.unsupportedStatement(name);
  }

  private Statement createTable(Position position) {
    cursor.advance();
    ObjectName name = grammar.names.object();
    if (cursor.at(TokenKind.AS)) {
      throw cursor.unsupportedOption(
          cursor.peekWord(1, "FILETABLE") ? "FILETABLE" : "AS in CREATE TABLE");
    }
    List<TableElement> elements = grammar.tableDefinitions.elements();
    if (cursor.at(TokenKind.AS)) {
      throw cursor.unsupportedOption("AS NODE or AS EDGE");
    }
    String storage = grammar.tableDefinitions.storage();
    if (cursor.acceptWord("TEXTIMAGE_ON")) {
      storageName();
    }
    List<Option> options = grammar.options.optionalWith();
    return new DefinitionStatement.CreateTable(name, elements, options, storage, position);
  }

  /** A filegroup, where large values are to be kept: Skerry keeps them with the table. */
  private void storageName() {
    if (!cursor.accept(TokenKind.DEFAULT) && !cursor.accept(TokenKind.PRIMARY)) {
      grammar.options.value();
    }
  }

  private Statement createSchema(Position position, boolean first) {
    grammar.modules.requireFirst(first, "CREATE SCHEMA");
    cursor.advance();
    String name = cursor.atName() ? cursor.identifier() : null;
    String owner = cursor.accept(TokenKind.AUTHORIZATION) ? cursor.identifier() : null;
    if (name == null) {
      name = owner;
    }
    if (name == null) {
      throw cursor.unexpected();
    }
    if (cursor.at(TokenKind.CREATE) || cursor.at(TokenKind.GRANT) || cursor.at(TokenKind.DENY)) {
      throw cursor.unsupportedOption("statements inside CREATE SCHEMA");
    }
    return new DefinitionStatement.CreateSchema(name, owner, position);
  }

  private Statement createIndex(Position position) {
    boolean unique = cursor.accept(TokenKind.UNIQUE);
    IndexKind kind = grammar.tableDefinitions.indexKind();
    cursor.expect(TokenKind.INDEX);
    String name = cursor.identifier();
    cursor.expect(TokenKind.ON);
    ObjectName table = grammar.names.object();
    List<KeyColumn> columns =
        kind == IndexKind.CLUSTERED_COLUMNSTORE && !cursor.at(TokenKind.LEFT_PARENTHESIS)
            ? List.of()
            : cursor.parenthesisedList(grammar.tableDefinitions::keyColumn);
    List<String> included = grammar.tableDefinitions.included();
    if (cursor.at(TokenKind.ORDER)) {
      throw cursor.unsupportedOption("ORDER in CREATE INDEX");
    }
    Condition where = grammar.queries.where();
    List<Option> options = grammar.tableDefinitions.indexOptions();
    grammar.tableDefinitions.storage();
    return new DefinitionStatement.CreateIndex(
        name, table, unique, kind, columns, included, where, options, position);
  }

  private Statement alterIndex(Position position) {
    cursor.advance();
    String index = cursor.accept(TokenKind.ALL) ? null : cursor.identifier();
    cursor.expect(TokenKind.ON);
    ObjectName table = grammar.names.object();
    AlterIndexAction action = alterIndexAction();
    List<Option> options =
        action == AlterIndexAction.SET ? grammar.options.parenthesised() : rebuildOptions();
    return new DefinitionStatement.AlterIndex(index, table, action, options, position);
  }

  private AlterIndexAction alterIndexAction() {
    if (cursor.accept(TokenKind.SET)) {
      return AlterIndexAction.SET;
    }
    if (cursor.acceptWord("REBUILD")) {
      return AlterIndexAction.REBUILD;
    }
    if (cursor.acceptWord("REORGANIZE")) {
      return AlterIndexAction.REORGANIZE;
    }
    if (cursor.acceptWord("DISABLE")) {
      return AlterIndexAction.DISABLE;
    }
    throw cursor.atWord("RESUME") || cursor.atWord("PAUSE") || cursor.atWord("ABORT")
        ? cursor.unsupportedOption("ALTER INDEX " + cursor.upperText())
        : cursor.unexpected();
  }

  /** The options of REBUILD, for the whole table or index. */
  List<Option> rebuildOptions() {
    if (cursor.atWord("PARTITION") && cursor.peek(1) == TokenKind.EQUAL) {
      cursor.advance(2);
      cursor.expect(TokenKind.ALL);
    }
    return grammar.options.optionalWith();
  }

  private Statement createSequence(Position position) {
    cursor.advance();
    ObjectName name = grammar.names.object();
    TypeName type = cursor.accept(TokenKind.AS) ? grammar.names.type() : null;
    List<Option> options = new ArrayList<>();
    Option option = sequenceOption();
    while (option != null) {
      options.add(option);
      option = sequenceOption();
    }
    return new DefinitionStatement.CreateSequence(name, type, List.copyOf(options), position);
  }

  private @Nullable Option sequenceOption() {
    Position position = cursor.position();
    if (cursor.acceptWord("START")) {
      cursor.expect(TokenKind.WITH);
      return new Option("START WITH", grammar.options.plainNumber(), position);
    }
    if (cursor.acceptWord("INCREMENT")) {
      cursor.expect(TokenKind.BY);
      return new Option("INCREMENT BY", grammar.options.plainNumber(), position);
    }
    if (cursor.acceptWord("NO")) {
      return new Option("NO " + cursor.anyWord(), null, position);
    }
    if (cursor.acceptWord("CYCLE")) {
      return new Option("CYCLE", null, position);
    }
    if (cursor.atWord("MINVALUE") || cursor.atWord("MAXVALUE")) {
      return new Option(cursor.anyWord(), grammar.options.plainNumber(), position);
    }
    if (cursor.acceptWord("CACHE")) {
      String size = cursor.at(TokenKind.INTEGER) ? cursor.take(TokenKind.INTEGER) : null;
      return new Option("CACHE", size, position);
    }
    return null;
  }

  private Statement createSynonym(Position position) {
    cursor.advance();
    ObjectName name = grammar.names.object();
    cursor.expect(TokenKind.FOR);
    return new DefinitionStatement.CreateSynonym(name, grammar.names.object(), position);
  }

  Statement drop(Position position) {
    cursor.expect(TokenKind.DROP);
    if (cursor.accept(TokenKind.INDEX)) {
      return dropIndex(position);
    }
    ObjectKind kind = objectKind();
    if (kind == null) {
      throw unsupported("DROP");
    }
    cursor.advance();
    boolean ifExists = ifExists();
    List<ObjectName> names = cursor.commaList(grammar.names::object);
    if (kind == ObjectKind.TRIGGER && cursor.at(TokenKind.ON)) {
      throw cursor.unsupportedStatement("DROP TRIGGER ON");
    }
    return new DefinitionStatement.Drop(kind, ifExists, names, position);
  }

  private @Nullable ObjectKind objectKind() {
    return switch (cursor.kind()) {
      case DATABASE ->
          cursor.peek(1) == TokenKind.IDENTIFIER && isDatabaseScoped() ? null : ObjectKind.DATABASE;
      case TABLE -> ObjectKind.TABLE;
      case VIEW -> ObjectKind.VIEW;
      case PROC, PROCEDURE -> ObjectKind.PROCEDURE;
      case FUNCTION -> ObjectKind.FUNCTION;
      case TRIGGER -> ObjectKind.TRIGGER;
      case SCHEMA -> ObjectKind.SCHEMA;
      case USER -> ObjectKind.USER;
      case IDENTIFIER -> objectKindByWord();
      default -> null;
    };
  }

  private boolean isDatabaseScoped() {
    return (cursor.peekWord(1, "SCOPED") && cursor.peekWord(2, "CREDENTIAL"))
        || (cursor.peekWord(1, "AUDIT") && cursor.peekWord(2, "SPECIFICATION"))
        || (cursor.peekWord(1, "ENCRYPTION") && cursor.peek(2) == TokenKind.KEY);
  }

  private @Nullable ObjectKind objectKindByWord() {
    if (cursor.atWord("SEQUENCE")) {
      return ObjectKind.SEQUENCE;
    }
    if (cursor.atWord("SYNONYM")) {
      return ObjectKind.SYNONYM;
    }
    if (cursor.atWord("TYPE")) {
      return ObjectKind.TYPE;
    }
    if (cursor.atWord("LOGIN")) {
      return ObjectKind.LOGIN;
    }
    return cursor.atWord("ROLE") ? ObjectKind.ROLE : null;
  }

  boolean ifExists() {
    if (!cursor.at(TokenKind.IF)) {
      return false;
    }
    cursor.advance();
    cursor.expect(TokenKind.EXISTS);
    return true;
  }

  private Statement dropIndex(Position position) {
    boolean ifExists = ifExists();
    List<DroppedIndex> indexes = cursor.commaList(this::droppedIndex);
    grammar.options.optionalWith();
    return new DefinitionStatement.DropIndex(ifExists, indexes, position);
  }

  /** {@code index ON table}, or the old {@code table.index}. */
  private DroppedIndex droppedIndex() {
    ObjectName name = grammar.names.object();
    if (cursor.accept(TokenKind.ON)) {
      return new DroppedIndex(name.name(), grammar.names.object());
    }
    if (name.schema() == null) {
      throw cursor.unexpected();
    }
    List<String> table = name.parts().subList(0, name.parts().size() - 1);
    return new DroppedIndex(name.name(), new ObjectName(List.copyOf(table), name.position()));
  }
}
