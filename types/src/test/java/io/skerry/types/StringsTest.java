package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringsTest {
  @Test
  void columnsPadAndCutSpaces() {
    SqlType fixed = TypeText.parse("char(3)");
    SqlType varying = SqlType.varchar(3);
    assertThat(Strings.store("a", fixed)).isEqualTo("a  ");
    assertThat(Strings.store("a", varying)).isEqualTo("a");
    assertThat(Strings.fits("abc   ", varying)).isTrue();
    assertThat(Strings.store("abc   ", varying)).isEqualTo("abc");
    assertThat(Strings.fits("abcd", varying)).isFalse();
    assertThat(Strings.fits("abcd", SqlType.varchar(SqlType.MAX))).isTrue();
    assertThat(Strings.store(new byte[] {1}, SqlType.binary(2))).containsExactly(1, 0);
    assertThat(Strings.fits(new byte[] {1, 2, 0}, SqlType.varbinary(2))).isTrue();
    assertThat(Strings.fits(new byte[] {1, 2, 3}, SqlType.varbinary(2))).isFalse();
  }

  @Test
  void everyByteOfTheCodePageSurvives() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    assertThat(CodePage1252.encode(CodePage1252.decode(all))).isEqualTo(all);
    String euro =
        new String(new byte[] {(byte) 0x80}, java.nio.charset.Charset.forName("windows-1252"));
    assertThat(CodePage1252.decode(all).charAt(0x80)).isEqualTo(euro.charAt(0));
    assertThat(CodePage1252.replaceUnmappable("a\u03a9\u20ac")).isEqualTo("a?\u20ac");
  }

  @Test
  void caseChangesKeepTheLength() {
    assertThat(Strings.upper("straße é")).isEqualTo("STRAßE É");
    assertThat(Strings.lower("ABC É")).isEqualTo("abc é");
    assertThat(Strings.trimEnd(" a\t ")).isEqualTo(" a\t");
    assertThat(Strings.trimStart("  a ")).isEqualTo("a ");
  }
}
