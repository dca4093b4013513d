package io.skerry.tds.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.types.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each token's bytes, as written down by hand from the specification. */
final class TokenEncoderTest {
  private static void check(Token token, TdsVersion version, String hex) {
    byte[] bytes = MemoryWire.written(out -> new TokenEncoder(version).write(out, token));
    assertThat(bytes).asHexString().isEqualTo(hexString(hex));
  }

  private static String hexString(String hex) {
    return java.util.HexFormat.of().withUpperCase().formatHex(MemoryWire.hex(hex));
  }

  @Test
  void done() {
    Token.Done done = new Token.Done(Token.DoneKind.DONE, 0x11, 0xC1, 0x0102030405L);
    check(done, TdsVersion.V7_4, "FD 1100 C100 0504030201000000");
    check(
        new Token.Done(Token.DoneKind.DONEPROC, 0, 0xE0, 7),
        TdsVersion.V7_1,
        "FE 0000 E000 07000000");
    check(
        new Token.Done(Token.DoneKind.DONEINPROC, 0x20, 0, 0),
        TdsVersion.V7_2,
        "FF 2000 0000 0000000000000000");
  }

  @Test
  void messages() {
    Token.Message error = new Token.Message(true, 2627, 1, 14, "no", "S", "p", 3);
    check(error, TdsVersion.V7_4, "AA 1600 430A0000 01 0E 0200 6E006F00 01 5300 01 7000 03000000");
    check(error, TdsVersion.V7_1, "AA 1400 430A0000 01 0E 0200 6E006F00 01 5300 01 7000 0300");
    Token.Message information = new Token.Message(false, 0, 1, 0, "", "", "", 1);
    check(information, TdsVersion.V7_4, "AB 0E00 00000000 01 00 0000 00 00 01000000");
  }

  @Test
  void cutsAnEndlessMessage() {
    Token.Message error = new Token.Message(true, 1, 1, 16, "x".repeat(100_000), "S", "", 1);
    byte[] bytes = MemoryWire.written(out -> new TokenEncoder(TdsVersion.V7_4).write(out, error));
    int length = (bytes[1] & 0xFF) | (bytes[2] & 0xFF) << 8;
    assertThat(bytes).hasSize(length + 3);
  }

  @Test
  void changes() {
    check(
        new Token.TextChange(EnvironmentType.DATABASE, "db", "m"),
        TdsVersion.V7_4,
        "E3 0900 01 02 64006200 01 6D00");
    check(
        new Token.BytesChange(EnvironmentType.TRANSACTION_BEGUN, new byte[] {1, 2}, new byte[0]),
        TdsVersion.V7_4,
        "E3 0500 08 02 0102 00");
    check(
        new Token.BytesChange(EnvironmentType.RESET, new byte[0], new byte[0]),
        TdsVersion.V7_4,
        "E3 0300 12 00 00");
  }

  @Test
  void loginAck() {
    check(
        new Token.LoginAck(TdsVersion.V7_4, "ab", new ServerVersion(15, 0, 2000)),
        TdsVersion.V7_4,
        "AD 0E00 01 74000004 02 61006200 0F 00 07D0");
  }

  @Test
  void featureAcknowledgement() {
    check(
        new Token.FeatureExtAck(List.of(new Token.Feature(0x0A, new byte[] {1}))),
        TdsVersion.V7_4,
        "AE 0A 01000000 01 FF");
  }

  @Test
  void returned() {
    check(new Token.ReturnStatus(-6), TdsVersion.V7_4, "79 FAFFFFFF");
    check(
        new Token.ReturnValue(2, "@h", SqlType.INT, 7L),
        TdsVersion.V7_4,
        "AC 0200 02 40006800 01 00000000 0000 26 04 04 07000000");
    check(
        new Token.ReturnValue(0, "", SqlType.nvarchar(10), null),
        TdsVersion.V7_4,
        "AC 0000 00 01 00000000 0000 E7 1400 0904D00034 FFFF");
  }
}
