package io.skerry.parse;

import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.DefinitionStatement.AlterDatabaseAction;
import io.skerry.ast.DefinitionStatement.DatabaseFile;
import io.skerry.ast.Option;
import io.skerry.ast.Position;
import io.skerry.ast.Statement;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER DATABASE. */
final class DatabaseParser {
  /** Options of SET that take no value. */
  private static final Set<String> BARE =
      Set.of(
          "SINGLE_USER",
          "MULTI_USER",
          "RESTRICTED_USER",
          "READ_ONLY",
          "READ_WRITE",
          "ONLINE",
          "OFFLINE",
          "EMERGENCY",
          "ENABLE_BROKER",
          "DISABLE_BROKER",
          "NEW_BROKER",
          "ERROR_BROKER_CONVERSATIONS");

  private final Grammar grammar;
  private final TokenCursor cursor;

  DatabaseParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The cursor is at DATABASE. */
  Statement create(Position position) {
    failWhereUnsupported("CREATE");
    cursor.advance();
    String name = cursor.identifier();
    if (cursor.atWord("CONTAINMENT")) {
      cursor.advance();
      cursor.expect(TokenKind.EQUAL);
      if (!cursor.acceptWord("NONE")) {
        throw cursor.unsupportedOption("CONTAINMENT");
      }
    }
    List<DatabaseFile> files = files();
    String collation =
        cursor.accept(TokenKind.COLLATE) ? grammar.expressions.collationName() : null;
    if (cursor.at(TokenKind.FOR) || cursor.at(TokenKind.AS)) {
      throw cursor.unsupportedOption("CREATE DATABASE " + cursor.upperText());
    }
    List<Option> options = List.of();
    if (cursor.at(TokenKind.WITH)) {
      cursor.advance();
      options = cursor.commaList(this::option);
    }
    return new DefinitionStatement.CreateDatabase(name, collation, files, options, position);
  }

  private void failWhereUnsupported(String verb) {
    String name = UnsupportedStatements.after(verb, cursor);
    if (name != null) {
      throw cursor.unsupportedStatement(name);
    }
  }

  private Option option() {
    Position position = cursor.position();
    String name = cursor.anyWord();
    String value = cursor.accept(TokenKind.EQUAL) ? grammar.options.value() : onOrOff();
    return new Option(name, value, grammar.options.nested(), position);
  }

  private @Nullable String onOrOff() {
    Boolean on = grammar.options.onOrOff();
    if (on == null) {
      return null;
    }
    return on ? "ON" : "OFF";
  }

  /** {@code ON [PRIMARY] (file), FILEGROUP g (file), ... LOG ON (file), ...}, or nothing. */
  private List<DatabaseFile> files() {
    List<DatabaseFile> files = new ArrayList<>();
    if (cursor.accept(TokenKind.ON)) {
      readFiles(false, files);
    }
    if (cursor.atWord("LOG") && cursor.peek(1) == TokenKind.ON) {
      cursor.advance(2);
      readFiles(true, files);
    }
    return List.copyOf(files);
  }

  private void readFiles(boolean log, List<DatabaseFile> files) {
    String fileGroup = null;
    do {
      if (cursor.accept(TokenKind.PRIMARY)) {
        fileGroup = null;
      } else if (cursor.acceptWord("FILEGROUP")) {
        fileGroup = cursor.identifier();
        if (cursor.at(TokenKind.CONTAINS)) {
          throw cursor.unsupportedOption("FILEGROUP CONTAINS");
        }
        cursor.accept(TokenKind.DEFAULT);
      }
      files.add(new DatabaseFile(log, fileGroup, grammar.options.parenthesised()));
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** The cursor is at DATABASE. */
  Statement alter(Position position) {
    failWhereUnsupported("ALTER");
    if (cursor.peekWord(1, "SCOPED")
        && (cursor.peekWord(2, "CONFIGURATION") || cursor.peekWord(2, "CREDENTIAL"))) {
      throw cursor.unsupportedStatement("ALTER DATABASE SCOPED CONFIGURATION");
    }
    cursor.advance();
    String name = cursor.accept(TokenKind.CURRENT) ? null : cursor.identifier();
    return new DefinitionStatement.AlterDatabase(name, action(), position);
  }

  private AlterDatabaseAction action() {
    if (cursor.accept(TokenKind.SET)) {
      List<Option> options = cursor.commaList(this::setOption);
      return new AlterDatabaseAction.SetOptions(options, termination());
    }
    if (cursor.accept(TokenKind.COLLATE)) {
      return new AlterDatabaseAction.Collate(grammar.expressions.collationName());
    }
    if (cursor.atWord("MODIFY") && cursor.peekWord(1, "NAME")) {
      cursor.advance(2);
      cursor.expect(TokenKind.EQUAL);
      return new AlterDatabaseAction.ModifyName(cursor.identifier());
    }
    if (cursor.atWord("MODIFY") || cursor.at(TokenKind.ADD) || cursor.atWord("REMOVE")) {
      throw cursor.unsupportedOption("ALTER DATABASE " + cursor.upperText());
    }
    throw cursor.unexpected();
  }

  private Option setOption() {
    Position position = cursor.position();
    String name = cursor.anyWord();
    String value = null;
    if (cursor.accept(TokenKind.EQUAL)) {
      value = grammar.options.value();
    } else if (!BARE.contains(name) && atSetValue()) {
      value = grammar.options.value();
    }
    return new Option(name, value, grammar.options.nested(), position);
  }

  private boolean atSetValue() {
    return switch (cursor.kind()) {
      case ON, OFF, FULL, IDENTIFIER -> true;
      default -> false;
    };
  }

  private @Nullable Option termination() {
    if (!cursor.at(TokenKind.WITH)) {
      return null;
    }
    if (!cursor.peekWord(1, "NO_WAIT") && cursor.peek(1) != TokenKind.ROLLBACK) {
      return null;
    }
    cursor.advance();
    Position position = cursor.position();
    if (cursor.acceptWord("NO_WAIT")) {
      return new Option("NO_WAIT", null, position);
    }
    cursor.expect(TokenKind.ROLLBACK);
    if (cursor.acceptWord("IMMEDIATE")) {
      return new Option("ROLLBACK IMMEDIATE", null, position);
    }
    cursor.expectWord("AFTER");
    String seconds = cursor.take(TokenKind.INTEGER);
    cursor.acceptWord("SECONDS");
    return new Option("ROLLBACK AFTER", seconds, position);
  }
}
