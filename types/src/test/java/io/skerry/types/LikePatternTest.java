package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
  /** "LIKE", its tables of wildcards, and wildcards as literals. */
  @ParameterizedTest
  @CsvSource({
    "'computer science', %computer%, '', true",
    "Dean, _ean, '', true",
    "Ean, _ean, '', false",
    "Larsen, [C-P]arsen, '', true",
    "Sarsen, [C-P]arsen, '', false",
    "Carsen, [C-P]arsen, '', true",
    "karsen, [C-P]arsen, '', true",
    "delos, de[^l]%, '', false",
    "demo, de[^l]%, '', true",
    "5%, 5[%], '', true",
    "50, 5[%], '', false",
    "_n, [_]n, '', true",
    "an, [_]n, '', false",
    "a, [a-cdf], '', true",
    "e, [a-cdf], '', false",
    "-, [-acdf], '', true",
    "[, [[], '', true",
    "], ], '', true",
    "abc_d, abc[_]d%, '', true",
    "abcde, abc[def]%, '', true",
    "50% off, %50!% off%, !, true",
    "50x off, %50!% off%, !, false",
    "a!b, a!!b, !, true",
    "abc, ABC, '', true",
    "'', '', '', true",
    "'', %, '', true",
    "'', _, '', false",
    "abc, a%b%c, '', true",
    "aXbYbc, a%bc, '', true",
    "abc, [abc, '', false",
    "résumé, r%S_M%, '', true",
    "résumé, resume, '', false",
  })
  void documentedCases(String value, String pattern, String escape, boolean expected) {
    int escapeAt = escape.isEmpty() ? LikePattern.NO_ESCAPE : escape.charAt(0);
    LikePattern like = LikePattern.compile(pattern, escapeAt, Collation.DEFAULT, true);
    assertThat(like.matches(value)).isEqualTo(expected);
  }

  @Test
  void spacesAtTheEndOfTheValue() {
    assertThat(LikePattern.compile("abc", -1, Collation.DEFAULT, false).matches("abc  ")).isTrue();
    assertThat(LikePattern.compile("abc", -1, Collation.DEFAULT, true).matches("abc  ")).isFalse();
    assertThat(LikePattern.compile("abc ", -1, Collation.DEFAULT, false).matches("abc")).isFalse();
    assertThat(LikePattern.compile("%c", -1, Collation.DEFAULT, false).matches("abc ")).isTrue();
  }

  @Test
  void collationsDecide() {
    Collation binary = Collations.byName("Latin1_General_BIN2");
    Collation noAccents = Collations.byName("Latin1_General_CI_AI");
    assertThat(LikePattern.compile("A%", -1, binary, true).matches("abc")).isFalse();
    assertThat(LikePattern.compile("[a-c]", -1, binary, true).matches("B")).isFalse();
    assertThat(LikePattern.compile("resume", -1, noAccents, true).matches("Résumé")).isTrue();
  }

  @Test
  void prefixes() {
    LikePattern prefix = LikePattern.compile("ab%", -1, Collation.DEFAULT, true);
    assertThat(prefix.literalPrefix()).isEqualTo("ab");
    assertThat(prefix.isPrefixOnly()).isTrue();
    assertThat(prefix.isLiteral()).isFalse();
    assertThat(LikePattern.compile("ab%c", -1, Collation.DEFAULT, true).isPrefixOnly()).isFalse();
    assertThat(LikePattern.compile("ab", -1, Collation.DEFAULT, true).isLiteral()).isTrue();
  }

  /** Agrees with a regular expression of the same meaning. */
  @Test
  void agreesWithRegularExpressions() {
    Random random = new Random(1);
    Collation binary = Collations.byName("Latin1_General_BIN2");
    int matched = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder like = new StringBuilder();
      StringBuilder regex = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        switch (random.nextInt(6)) {
          case 0 -> {
            like.append('%');
            regex.append(".*");
          }
          case 1 -> {
            like.append('_');
            regex.append('.');
          }
          case 2 -> {
            like.append("[^ab]");
            regex.append("[^ab]");
          }
          default -> {
            char c = (char) ('a' + random.nextInt(3));
            like.append(c);
            regex.append(c);
          }
        }
      }
      StringBuilder value = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        value.append((char) ('a' + random.nextInt(3)));
      }
      boolean expected = Pattern.matches(regex.toString(), value);
      assertThat(LikePattern.compile(like.toString(), -1, binary, true).matches(value.toString()))
          .as("'%s' LIKE '%s'", value, like)
          .isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isGreaterThan(5_000);
  }
}
