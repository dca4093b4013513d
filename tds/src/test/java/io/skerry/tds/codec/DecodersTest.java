package io.skerry.tds.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.error.SqlException;
import io.skerry.session.IsolationLevel;
import io.skerry.session.ProcedureCall;
import io.skerry.session.TransactionRequest;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Messages of clients, whole and broken. */
final class DecodersTest {
  private static final String HEADERS = "16000000 12000000 0200 4D00000000000000 01000000";

  private static PacketReader rpc(String hex) {
    return MemoryWire.reader(PacketType.RPC, MemoryWire.hex(hex));
  }

  private static List<ProcedureCall> decode(String hex) throws IOException {
    return new RpcDecoder(rpc(HEADERS + hex), TdsVersion.V7_4, 1 << 20).decode();
  }

  private static void malformed(ThrowingCallable decoding) {
    assertThatThrownBy(decoding).isInstanceOf(ProtocolException.class);
  }

  @Test
  void prelogin() throws IOException {
    byte[] message = MemoryWire.hex("00 0010 0006 01 0016 0001 06 0017 0001 FF 110000010000 01 01");
    assertThat(Prelogin.decode(message)).isEqualTo(new Prelogin(Prelogin.ENCRYPT_ON, 1));
    assertThat(Prelogin.decode(MemoryWire.hex("FF")).encryption())
        .isEqualTo(Prelogin.ENCRYPT_NOT_SUPPORTED);
    malformed(() -> Prelogin.decode(new byte[0]));
    malformed(() -> Prelogin.decode(MemoryWire.hex("01 0006")));
    malformed(() -> Prelogin.decode(MemoryWire.hex("01 0006 0001 FF")));
    malformed(() -> Prelogin.decode(MemoryWire.hex("01 FFFF FFFF FF")));
  }

  @Test
  void preloginReply() {
    byte[] reply =
        Prelogin.encodeReply(
            new Prelogin(1, null), Prelogin.ENCRYPT_ON, new ServerVersion(15, 0, 2000));
    assertThat(reply)
        .isEqualTo(
            MemoryWire.hex(
                "00 001A 0006 01 0020 0001 02 0021 0001 03 0022 0000 04 0022 0001 FF"
                    + "0F 00 07D0 0000 01 00 00"));
  }

  @Test
  void login() throws IOException {
    byte[] message = Messages.login("sa", "Aé1", "db", "app");
    Login7 login = Login7.decode(message);
    assertThat(login.user()).isEqualTo("sa");
    assertThat(login.password()).isEqualTo("Aé1");
    assertThat(login.database()).isEqualTo("db");
    assertThat(login.applicationName()).isEqualTo("app");
    assertThat(login.wantedVersion()).isEqualTo(TdsVersion.V7_4.number());
    assertThat(login.packetSize()).isEqualTo(8000);
    assertThat(login.features()).extracting(Token.Feature::id).containsExactly(0x0A, 0x01);
    assertThat(login.toString()).doesNotContain("Aé1");
  }

  @Test
  void brokenLogins() {
    byte[] message = Messages.login("sa", "Aé1", "db", "app");
    malformed(() -> Login7.decode(new byte[85]));
    for (int at : new int[] {0, 1, 3, 40, 42, 44, 46, 50, 57, 70}) {
      byte[] broken = message.clone();
      broken[at] = (byte) 0xFF;
      broken[at + 1] = (byte) 0xFF;
      malformed(() -> Login7.decode(broken));
    }
  }

  @Test
  void batch() throws IOException {
    PacketReader in = rpc(HEADERS + "5300 3100");
    assertThat(BatchDecoder.decode(in, TdsVersion.V7_4)).isEqualTo("S1");
    assertThat(BatchDecoder.decode(rpc("5300 3100"), TdsVersion.V7_1)).isEqualTo("S1");
    malformed(() -> BatchDecoder.decode(rpc(HEADERS + "53"), TdsVersion.V7_4));
    malformed(() -> BatchDecoder.decode(rpc("03000000 5300"), TdsVersion.V7_4));
    malformed(() -> BatchDecoder.decode(rpc("FFFFFF7F 5300"), TdsVersion.V7_4));
    malformed(() -> BatchDecoder.decode(rpc("16000000 5300"), TdsVersion.V7_4));
  }

  @Test
  void severalCalls() throws IOException {
    List<ProcedureCall> calls =
        decode("0200 6100 6200 0000 00 00 26 04 04 01000000 FF FFFF 0F00 0000 00 01 26 04 00 FF");
    assertThat(calls).extracting(ProcedureCall::name).containsExactly("ab", "sp_unprepare");
    assertThat(calls.get(0).arguments().getFirst().value()).isEqualTo(1L);
    assertThat(calls.get(1).arguments().getFirst().value()).isNull();
    assertThat(calls.get(1).arguments().getFirst().output()).isTrue();
  }

  @Test
  void legacyTypes() throws IOException {
    List<ProcedureCall.Argument> arguments =
        decode(
                "FFFF 0A00 0000"
                    + "00 00 63 04000000 0904D00034 04000000 6100 6200"
                    + "00 00 23 04000000 0904D00034 01000000 80"
                    + "00 00 22 04000000 02000000 0102"
                    + "00 00 22 04000000 FFFFFFFF"
                    + "00 00 27 05 01 61"
                    + "00 00 38 05000000"
                    + "00 00 E7 FFFF 0904D00034 FEFFFFFFFFFFFFFF 02000000 6100 02000000 6200 00000000"
                    + "00 00 F1 00 FFFFFFFFFFFFFFFF"
                    + "00 00 A7 0300 0904D00434 0300 E282AC")
            .getFirst()
            .arguments();
    assertThat(arguments.get(0).value()).isEqualTo("ab");
    assertThat(arguments.get(0).type()).isEqualTo(SqlType.nvarchar(SqlType.MAX));
    assertThat(arguments.get(1).value()).isEqualTo("€");
    assertThat(arguments.get(2).value()).isEqualTo(new byte[] {1, 2});
    assertThat(arguments.get(3).value()).isNull();
    assertThat(arguments.get(4).value()).isEqualTo("a");
    assertThat(arguments.get(5).value()).isEqualTo(5L);
    assertThat(arguments.get(6).value()).isEqualTo("ab");
    assertThat(arguments.get(7).value()).isNull();
    assertThat(arguments.get(8).value()).isEqualTo("€");
  }

  @Test
  void refusedParameters() {
    assertNumber("FFFF 0A00 0000 02 4000 7000 00 F3 00 00 00", 8009);
    assertNumber("FFFF 0A00 0000 00 00 6D 08 08 000000000000F07F", 8023);
    assertNumber("FFFF 0A00 0000 00 00 28 03 FFFFFF", 8023);
    assertNumber("FFFF 0A00 0000 00 00 6A 11 26 00 11 01 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F", 8023);
    assertNumber("FFFF 0A00 0000 00 00 E7 0400 0904D00034 0300 616161", 8023);
    assertNumber("FFFF 0A00 0000" + "00 00 1F".repeat(2101), 8003);
  }

  private static void assertNumber(String hex, int number) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOfSatisfying(
            SqlException.class, error -> assertThat(error.number()).isEqualTo(number));
  }

  @Test
  void brokenCalls() {
    malformed(() -> decode("FFFF 1000 0000"));
    malformed(() -> decode("FFFF 0000 0000"));
    malformed(() -> decode("FEFF 6100"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 26 03 03 010203"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 26 04 08 0102030405060708"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 6A 05 27 00 05 0100000000"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 29 08 00"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 22 04000000 FEFFFF7F 01"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 A5 FFFF 0000000000000010 01000000 01 00000000"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 A5 FFFF 0200000000000000 01000000 01 00000000"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 A5 FFFF FEFFFFFFFFFFFFFF FFFFFFFF 01 00000000"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 62 491F0000 06000000 62 00 00000000"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 62 491F0000 06000000 38 04 00000000"));
    malformed(() -> decode("FFFF 0A00 0000 00 00 62 491F0000 FFFFFF7F 38 00 00000000"));
  }

  @Test
  void transactionRequests() throws IOException {
    assertThat(transaction("0500 02 04 6100 6200"))
        .isEqualTo(new TransactionRequest.Begin("ab", IsolationLevel.READ_COMMITTED));
    assertThat(transaction("0500 00 00")).isEqualTo(new TransactionRequest.Begin("", null));
    assertThat(transaction("0700 00 00")).isEqualTo(new TransactionRequest.Commit("", null));
    assertThat(transaction("0700 00 01 05 02 6100"))
        .isEqualTo(
            new TransactionRequest.Commit(
                "", new TransactionRequest.Begin("a", IsolationLevel.SNAPSHOT)));
    assertThat(transaction("0800 02 7300 00"))
        .isEqualTo(new TransactionRequest.Rollback("s", null));
    assertThat(transaction("0900 02 7300")).isEqualTo(new TransactionRequest.Save("s"));
    assertThat(transaction("0000 0000")).isNull();
    malformed(() -> transaction("0500 09 00"));
    malformed(() -> transaction("0500 02 03 610062"));
    malformed(() -> transaction("0500 02 FF 6100"));
  }

  private static TransactionRequest transaction(String hex) throws IOException {
    return TransactionRequestDecoder.decode(rpc(HEADERS + hex), TdsVersion.V7_4);
  }

  @Test
  void brokenBulkData() {
    malformed(() -> bulk("D1"));
    malformed(() -> bulk("81 FFFF"));
    malformed(() -> bulk("81 0100 00000000 0000 26 04 00 AA"));
    malformed(() -> bulk("81 0100 00000000 0000 26 04 00 D1 05 0102030405"));
    malformed(() -> bulk("81 0100 00000000 0000 26 04 00 D1 04 0102"));
    assertThatThrownBy(() -> bulk("81 0100 00000000 0000 F0 00"))
        .isInstanceOfSatisfying(
            SqlException.class, error -> assertThat(error.number()).isEqualTo(4816));
    assertThatThrownBy(() -> bulk("81 0100 00000000 0000 28 00 D1 03 FFFFFF"))
        .isInstanceOfSatisfying(
            SqlException.class, error -> assertThat(error.number()).isEqualTo(4815));
  }

  private static void bulk(String hex) throws IOException {
    PacketReader in = MemoryWire.reader(PacketType.BULK_LOAD, MemoryWire.hex(hex));
    BulkDecoder decoder = new BulkDecoder(in, TdsVersion.V7_4, 1 << 20);
    decoder.readColumns();
    while (decoder.readRows()) {
      decoder.batch().clear();
    }
  }

  @Test
  void bulkDataWithTextPointers() throws IOException {
    String pointer = "10 00000000000000000000000000000000 0000000000000000";
    PacketReader in =
        MemoryWire.reader(
            PacketType.BULK_LOAD,
            MemoryWire.hex(
                "81 0100 00000000 0100 23 FFFFFF7F 0904D00034 0200 6100 6200 01 6300"
                    + "D1"
                    + pointer
                    + "02000000 7879 D1 00 FD 0000 0000 0000000000000000"));
    BulkDecoder decoder = new BulkDecoder(in, TdsVersion.V7_4, 1 << 20);
    assertThat(decoder.readColumns().getFirst().name()).isEqualTo("c");
    assertThat(decoder.readRows()).isFalse();
    assertThat(decoder.batch().size()).isEqualTo(2);
    assertThat(decoder.batch().column(0).get(0)).isEqualTo("xy");
    assertThat(decoder.batch().column(0).get(1)).isNull();
  }
}
