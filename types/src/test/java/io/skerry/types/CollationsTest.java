package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.error.SqlException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationsTest {
  private static final String ALPHABET =
      "aAbBzZ09 ._-@'~\t\u00e4\u00c4\u00e1\u00df\u00e6\u00c6\u00f8\u0131\u0130\u017f\u212a\uff21"
          + "\u00b2\u0301\u0308\u03b1\u0391\u4e2d\ufb01\u00a0\ud83d\ude00";

  /** Order, equality, hash and sort key agree, on ASCII and on mixed strings. */
  @Test
  void compareEqualHashAndKeyAgree() {
    for (Collation collation : Collations.all()) {
      Random random = new Random(42);
      for (int i = 0; i < 20_000; i++) {
        String left = randomText(random);
        String right = random.nextInt(3) == 0 ? variant(random, left) : randomText(random);
        int order = collation.compare(left, right);
        int byKey = Arrays.compareUnsigned(collation.sortKey(left), collation.sortKey(right));
        assertThat(Integer.signum(order))
            .as("%s: '%s' and '%s'", collation, left, right)
            .isEqualTo(Integer.signum(byKey))
            .isEqualTo(-Integer.signum(collation.compare(right, left)));
        assertThat(collation.equal(left, right)).isEqualTo(order == 0);
        if (order == 0) {
          assertThat(collation.hash(left))
              .as("%s: '%s' and '%s'", collation, left, right)
              .isEqualTo(collation.hash(right));
        }
      }
    }
  }

  /** Characters of one fold are equal as strings. */
  @Test
  void foldedCharactersAreEqual() {
    for (Collation collation : Collations.all()) {
      for (char c = 0x21; c < 0x2FFF; c++) {
        char folded = collation.fold(c);
        if (folded != c) {
          assertThat(collation.equal("x" + c, "x" + folded))
              .as("%s: %04x folds to %04x", collation, (int) c, (int) folded)
              .isTrue();
        }
        assertThat(collation.fold(folded)).isEqualTo(folded);
      }
    }
  }

  private static String randomText(Random random) {
    int length = random.nextInt(5);
    int letters = random.nextBoolean() ? 16 : ALPHABET.length();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(ALPHABET.charAt(random.nextInt(letters)));
    }
    return out.toString();
  }

  private static String variant(Random random, String text) {
    return switch (random.nextInt(4)) {
      case 0 -> text.toUpperCase(java.util.Locale.ROOT);
      case 1 -> text.toLowerCase(java.util.Locale.ROOT);
      case 2 -> text + " ";
      default -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "SQL_Latin1_General_CP1_CI_AS, abc, ABC, 0",
    "SQL_Latin1_General_CP1_CI_AS, abc, 'abc  ', 0",
    "SQL_Latin1_General_CP1_CI_AS, resume, résumé, -1",
    "SQL_Latin1_General_CP1_CI_AS, résumé, resumes, -1",
    "SQL_Latin1_General_CP1_CI_AS, a1, aa, -1",
    "SQL_Latin1_General_CP1_CI_AS, straße, STRASSE, 0",
    "SQL_Latin1_General_CP1_CS_AS, abc, ABC, -1",
    "SQL_Latin1_General_CP1_CS_AS, ABC, abd, -1",
    "SQL_Latin1_General_CP1_CI_AI, resume, RÉSUMÉ, 0",
    "Latin1_General_CS_AI, resume, Résumé, -1",
    "Latin1_General_CS_AI, resume, résumé, 0",
    "Latin1_General_BIN2, ABC, abc, -1",
    "Latin1_General_BIN2, abc, 'abc ', 0",
    "latin1_general_100_ci_as_sc, abc, ABC, 0",
  })
  void order(String collation, String left, String right, int expected) {
    assertThat(Integer.signum(Collations.byName(collation).compare(left, right)))
        .isEqualTo(expected);
  }

  /** [MS-TDS] 2.2.5.1.2: the default's bytes are those of published packet captures. */
  @ParameterizedTest
  @CsvSource({
    "SQL_Latin1_General_CP1_CI_AS, 0904d00034",
    "SQL_Latin1_General_CP1_CS_AS, 0904c00033",
    "SQL_Latin1_General_CP1_CI_AI, 0904f00036",
    "Latin1_General_CI_AS, 0904d00000",
    "Latin1_General_CS_AS, 0904c00000",
    "Latin1_General_CI_AI, 0904f00000",
    "Latin1_General_BIN, 0904000100",
    "Latin1_General_BIN2, 0904000200",
    "Latin1_General_100_CI_AS, 0904d02000",
  })
  void wireBytes(String collation, String expected) {
    assertThat(HexFormat.of().formatHex(Collations.byName(collation).wireBytes()))
        .isEqualTo(expected);
  }

  @Test
  void unknownNameIsAnError() {
    assertThatThrownBy(() -> Collations.byName("nothing"))
        .isInstanceOf(SqlException.class)
        .hasMessage("Invalid collation 'nothing'.");
  }
}
