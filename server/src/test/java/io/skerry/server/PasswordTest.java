package io.skerry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void policyWantsEightCharactersOfThreeSets() {
    assertThat(PasswordPolicy.objection("Aa1-567")).get().asString().contains("too short");
    assertThat(PasswordPolicy.objection("abcdefgh1")).get().asString().contains("not complex");
    assertThat(PasswordPolicy.objection("A1" + "b".repeat(127))).get().asString().contains("long");
    assertThat(PasswordPolicy.objection("Abcdefg1")).isEmpty();
    assertThat(PasswordPolicy.objection("abcdefg!1")).isEmpty();
    assertThat(PasswordPolicy.objection("PASSword with spaces")).isEmpty();
  }

  @Test
  void generatedPasswordsKeepToThePolicyAndDiffer() {
    String first = PasswordPolicy.generate(random);
    assertThat(PasswordPolicy.objection(first)).isEmpty();
    assertThat(first).hasSize(20).isNotEqualTo(PasswordPolicy.generate(random));
  }

  @Test
  void hashSurvivesItsText() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of("Grüße, 世界 1", random).text());
    assertThat(hash.matches("Grüße, 世界 1")).isTrue();
    assertThat(hash.matches("Grüße, 世界 2")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  /** A hash as SQL Server makes it: SHA-512 over the password in UTF-16LE, then the salt. */
  @Test
  void hashHasTheFormOfSqlServer() throws Exception {
    byte[] salt = {1, 2, 3, 4};
    var digest = java.security.MessageDigest.getInstance("SHA-512");
    digest.update("Test1234".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    String text = "0x020001020304" + java.util.HexFormat.of().formatHex(digest.digest(salt));
    assertThat(PasswordHash.parse(text).matches("Test1234")).isTrue();
  }

  @Test
  void otherFormsAreRefused() {
    assertThatThrownBy(() -> PasswordHash.parse("0x0100AB")).hasMessageContaining("0x0200");
    assertThatThrownBy(() -> PasswordHash.parse("0x020001")).hasMessageContaining("3 bytes");
  }
}
