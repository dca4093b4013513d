package io.skerry.lex;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.ast.Position;
import io.skerry.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LexerTest {
  private static List<String> lex(String text) {
    Tokens tokens = Lexer.lex(text, true);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      shown.add(tokens.kind(i) + ":" + tokens.value(i));
    }
    return shown;
  }

  @Test
  void knowsEveryReservedWordInAnyCase() {
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isReserved()) {
        assertThat(Lexer.lex(kind.name(), true).kind(0)).isEqualTo(kind);
        assertThat(Lexer.lex(kind.name().toLowerCase(Locale.ROOT), true).kind(0)).isEqualTo(kind);
        assertThat(Lexer.lex(kind.name() + "X", true).kind(0)).isEqualTo(TokenKind.IDENTIFIER);
      }
    }
  }

  @Test
  void takesMarksOffNamesAndStrings() {
    assertThat(lex("[a]]b] \"c\"\"d\" 'e''f' N'g' n'' #t ##u x$y@z"))
        .containsExactly(
            "QUOTED_IDENTIFIER:a]b",
            "QUOTED_IDENTIFIER:c\"d",
            "STRING:e'f",
            "NATIONAL_STRING:g",
            "NATIONAL_STRING:",
            "IDENTIFIER:#t",
            "IDENTIFIER:##u",
            "IDENTIFIER:x$y@z",
            "END_OF_TEXT:");
  }

  @Test
  void doubleQuotesAreStringsWhenTheOptionIsOff() {
    Tokens tokens = Lexer.lex("\"a\"\"b\"", false);
    assertThat(tokens.kind(0)).isEqualTo(TokenKind.STRING);
    assertThat(tokens.value(0)).isEqualTo("a\"b");
  }

  @Test
  void tellsNumbersApart() {
    assertThat(lex("1 1.5 .5 1. 1e 1e+ 1e-5 1.5E10 0x 0xAf $1.5 $ €2 1x 1else $action"))
        .containsExactly(
            "INTEGER:1",
            "DECIMAL:1.5",
            "DECIMAL:.5",
            "DECIMAL:1.",
            "FLOAT:1e",
            "FLOAT:1e+",
            "FLOAT:1e-5",
            "FLOAT:1.5E10",
            "BINARY:0x",
            "BINARY:0xAf",
            "MONEY:$1.5",
            "MONEY:$",
            "MONEY:€2",
            "INTEGER:1",
            "IDENTIFIER:x",
            "INTEGER:1",
            "ELSE:else",
            "DOLLAR_WORD:$action",
            "END_OF_TEXT:");
  }

  @Test
  void tellsOperatorsApart() {
    assertThat(lex("<> != !< !> <= >= < > = += -= *= /= %= &= |= ^= :: : << >> ! ?"))
        .containsExactly(
            "NOT_EQUAL:<>",
            "NOT_EQUAL:!=",
            "GREATER_OR_EQUAL:!<",
            "LESS_OR_EQUAL:!>",
            "LESS_OR_EQUAL:<=",
            "GREATER_OR_EQUAL:>=",
            "LESS:<",
            "GREATER:>",
            "EQUAL:=",
            "PLUS_EQUAL:+=",
            "MINUS_EQUAL:-=",
            "STAR_EQUAL:*=",
            "SLASH_EQUAL:/=",
            "MODULO_EQUAL:%=",
            "AMPERSAND_EQUAL:&=",
            "BAR_EQUAL:|=",
            "CARET_EQUAL:^=",
            "DOUBLE_COLON:::",
            "COLON::",
            "LEFT_SHIFT:<<",
            "RIGHT_SHIFT:>>",
            "EXCLAMATION:!",
            "UNKNOWN:?",
            "END_OF_TEXT:");
  }

  @Test
  void skipsCommentsAndCountsLines() {
    Tokens tokens = Lexer.lex("a -- x 'y\r\n/* [ \n /* nested */ ' */ b\n\n 'c\nd' e", true);
    assertThat(tokens.count()).isEqualTo(5);
    assertThat(tokens.position(0)).isEqualTo(new Position(1, 1, 0));
    assertThat(tokens.position(1)).isEqualTo(new Position(3, 20, 36));
    assertThat(tokens.position(2)).isEqualTo(new Position(5, 2, 40));
    assertThat(tokens.line(3)).isEqualTo(6);
  }

  @Test
  void readsLettersOfAllScriptsAndUnicodeSpace() {
    assertThat(lex("имя\u00A0列 \uD835\uDC9Cx\uFEFF"))
        .containsExactly(
            "IDENTIFIER:имя", "IDENTIFIER:列", "IDENTIFIER:\uD835\uDC9Cx", "END_OF_TEXT:");
  }

  @Test
  void stopsAtALexicalError() {
    Tokens tokens = Lexer.lex("SELECT 1\n, 'abc", true);
    assertThat(tokens.kind(tokens.count() - 1)).isEqualTo(TokenKind.LEXICAL_ERROR);
    SqlException error = tokens.error();
    assertThat(error).isNotNull();
    assertThat(error.number()).isEqualTo(105);
    assertThat(error.line()).isEqualTo(2);
  }

  @Test
  void limitsNames() {
    String longest = "a".repeat(128);
    assertThat(Lexer.lex(longest + " [" + longest + "] @" + "a".repeat(127), true).error())
        .isNull();
    for (String tooLong : List.of("a".repeat(129), "[" + "a".repeat(129) + "]", "@" + longest)) {
      SqlException error = Lexer.lex(tooLong, true).error();
      assertThat(error).isNotNull();
      assertThat(error.number()).isEqualTo(103);
    }
  }
}
