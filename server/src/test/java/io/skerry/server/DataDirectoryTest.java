package io.skerry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path folder;

  @Test
  void secondHolderIsToldWhoTheFirstIs() throws Exception {
    try (DataDirectory first = DataDirectory.hold(folder)) {
      assertThat(first.resolve("x")).isEqualTo(folder.resolve("x"));
      assertThatThrownBy(() -> DataDirectory.hold(folder))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use by another server")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    DataDirectory.hold(folder).close();
  }

  @Test
  void holderLeftByACrashDoesNotCount() throws Exception {
    Files.writeString(
        folder.resolve("skerry.holder"), "process 1 on elsewhere, started long ago\n");
    DataDirectory.hold(folder).close();
  }

  @Test
  void fileInPlaceOfTheFolderIsToldSo() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.hold(file)).isInstanceOf(StartException.class);
  }

  @Test
  void passwordIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
    String password;
    try (DataDirectory directory = DataDirectory.hold(folder.resolve("new"))) {
      password = SaLogin.open(directory, null).generatedPassword();
      assertThat(Files.readString(directory.resolve("sa.password"))).isEqualTo(password + "\n");
      assertThat(mode(directory.resolve("sa.password"))).isEqualTo("rw-------");
      assertThat(mode(directory.resolve("secrets/sa.hash"))).isEqualTo("rw-------");
      SaLogin again = SaLogin.open(directory, null);
      assertThat(again.generatedPassword()).isNull();
      assertThat(again.accepts("SA", password)).isTrue();
      assertThat(again.accepts("sa", password + " ")).isFalse();
      assertThat(again.accepts("sb", password)).isFalse();
    }
  }

  @Test
  void firstPasswordHolds() throws Exception {
    try (DataDirectory directory = DataDirectory.hold(folder)) {
      assertThat(SaLogin.open(directory, "First-1st").ignoresWantedPassword()).isFalse();
      SaLogin later = SaLogin.open(directory, "Second-2nd");
      assertThat(later.ignoresWantedPassword()).isTrue();
      assertThat(later.accepts("sa", "First-1st")).isTrue();
      assertThat(later.accepts("sa", "Second-2nd")).isFalse();
      assertThat(folder.resolve("sa.password")).doesNotExist();
    }
  }

  @Test
  void weakPasswordStopsTheFirstStart() throws Exception {
    try (DataDirectory directory = DataDirectory.hold(folder)) {
      assertThatThrownBy(() -> SaLogin.open(directory, "secret"))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("password policy");
      assertThat(folder.resolve("secrets")).doesNotExist();
    }
  }

  @Test
  void certificateIsMadeOnceForThisMachine() throws Exception {
    try (DataDirectory directory = DataDirectory.hold(folder)) {
      TlsIdentity made = TlsIdentity.open(directory, CLOCK);
      TlsIdentity loaded = TlsIdentity.open(directory, CLOCK);
      assertThat(loaded).isEqualTo(made);
      assertThat(mode(folder.resolve("tls/key.pem"))).isEqualTo("rw-------");
      assertThat(made.certificate().getSubjectAlternativeNames())
          .extracting(entry -> (Object) entry.get(1))
          .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
      made.certificate().verify(made.certificate().getPublicKey());
      assertThat(made.certificate().getNotAfter().toInstant())
          .isAfter(Instant.parse("2035-12-01T00:00:00Z"));
      assertThat(loaded.sslContext().createSSLEngine().getSupportedProtocols()).contains("TLSv1.2");
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
