package io.skerry.tds.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.session.ProcedureCall;
import io.skerry.tds.codec.ByteBuilder;
import io.skerry.tds.codec.DoneStatus;
import io.skerry.tds.codec.Login7;
import io.skerry.tds.codec.Messages;
import io.skerry.tds.codec.PacketType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server under a client that keeps no rules. */
@Timeout(30)
final class ServerTest {
  private final FakeEngine engine = new FakeEngine();
  private TdsServer server;

  private static TdsSettings settings() {
    return TdsSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "S");
  }

  private RawClient start(TdsSettings settings) throws IOException {
    server = new TdsServer(engine, null, settings);
    server.start();
    return RawClient.loggedIn(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(server.connectionCount()).isZero();
    assertThat(engine.open.get()).isZero();
  }

  private static void assertUsable(RawClient client) throws IOException {
    client.batch("rows 1");
    assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.COUNT);
  }

  @Test
  void saysMoreOnAllDonesButTheLast() throws IOException {
    try (RawClient client = start(settings())) {
      client.batch("several");
      String reply = HexFormat.of().formatHex(client.readMessage());
      assertThat(reply)
          .startsWith("fd1100c5000300000000000000" + "81")
          .contains("fd1100c1000200000000000000" + "ab")
          .endsWith("fd1000c1000100000000000000");
    }
  }

  @ParameterizedTest
  @EnumSource(ThreadKind.class)
  void acknowledgesAnAttentionThatFindsNothing(ThreadKind kind) throws IOException {
    try (RawClient client = start(settings().withThreadKind(kind))) {
      client.attention();
      assertThat(HexFormat.of().formatHex(client.readMessage()))
          .isEqualTo("fd20000000" + "0000000000000000");
      assertUsable(client);
      assertThat(engine.cancels.get()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(ThreadKind.class)
  void cancelsWhatRunsWithin100Milliseconds(ThreadKind kind) throws IOException {
    try (RawClient client = start(settings().withThreadKind(kind))) {
      for (int i = 0; i < 10; i++) {
        int batches = engine.batches.size();
        client.batch("wait");
        Awaiting.until(() -> engine.batches.size() > batches);
        long start = System.nanoTime();
        client.attention();
        assertThat(RawClient.lastDone(client.readMessage()) & DoneStatus.ATTENTION).isZero();
        assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
      }
      assertUsable(client);
    }
  }

  @Test
  void seesAnAttentionThatComesWithItsRequest() throws IOException {
    try (RawClient client = start(settings())) {
      byte[] batch = Messages.packets(PacketType.SQL_BATCH, Messages.batch("wait"), 4000);
      byte[] attention = Messages.packet(PacketType.ATTENTION, 1, new byte[0]);
      client.send(new ByteBuilder().putBytes(batch).putBytes(attention).toBytes());
      client.readMessage();
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
      assertUsable(client);
    }
  }

  @Test
  void seesAnAttentionThatComesInPieces() throws IOException {
    try (RawClient client = start(settings())) {
      client.batch("wait");
      byte[] attention = Messages.packet(PacketType.ATTENTION, 1, new byte[0]);
      for (byte piece : attention) {
        client.send(new byte[] {piece});
      }
      client.readMessage();
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
      assertUsable(client);
    }
  }

  @Test
  void acknowledgesEachOfManyAttentions() throws IOException {
    try (RawClient client = start(settings())) {
      for (int i = 0; i < 500; i++) {
        client.batch("rows 3");
        client.attention();
        assertThat(RawClient.lastDone(client.readMessage()) & DoneStatus.ATTENTION).isZero();
        assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
      }
      assertUsable(client);
    }
  }

  @Test
  void dropsAMessageThatTheClientGivesUp() throws IOException {
    try (RawClient client = start(settings())) {
      byte[] batch = Messages.batch("rows 1");
      client.send(Messages.packet(PacketType.SQL_BATCH, 0, batch));
      client.send(Messages.packet(PacketType.SQL_BATCH, 3, batch));
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ERROR);
      client.send(Messages.packet(PacketType.SQL_BATCH, 0, batch));
      client.attention();
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
      assertThat(engine.batches).isEmpty();
      assertUsable(client);
    }
  }

  @Test
  void abortsABulkLoadThatTheClientGivesUp() throws IOException {
    try (RawClient client = start(settings())) {
      byte[] columns = HexFormat.of().parseHex("8101000000000000002604016300" + "d10401000000");
      client.send(Messages.packet(PacketType.BULK_LOAD, 0, columns));
      client.attention();
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
      assertUsable(client);
      assertThat(engine.bulkAborts.get()).isEqualTo(1);
      assertThat(engine.bulkRows).isEmpty();
    }
  }

  @Test
  void cancelsTheStatementOfAClientThatIsGone() throws IOException {
    RawClient client = start(settings());
    client.batch("wait");
    Awaiting.until(() -> engine.batches.contains("wait"));
    client.close();
    Awaiting.until(() -> engine.open.get() == 0);
    assertThat(engine.cancels.get()).isPositive();
  }

  @Test
  void resetsAPooledConnection() throws IOException {
    try (RawClient client = start(settings())) {
      client.batch("use other");
      client.readMessage();
      client.send(Messages.packet(PacketType.SQL_BATCH, 0x09, Messages.batch("rows 0")));
      assertThat(HexFormat.of().formatHex(client.readMessage())).startsWith("e303001200" + "00e3");
      assertThat(engine.batches).containsExactly("use other", "reset", "rows 0");
    }
  }

  @Test
  void runsSeveralCallsOfOneMessage() throws IOException {
    try (RawClient client = start(settings())) {
      ByteBuilder message = Messages.headers();
      message.putText("outputs").putShort(0).put(0).put(1).put(0x26).put(4).put(4).putInt(7);
      message.put(0xFF).putText("gone").putShort(0);
      message.put(0xFF).putShort(0xFFFF).putShort(15).putShort(0);
      client.send(PacketType.RPC, message.toBytes());
      String reply = HexFormat.of().formatHex(client.readMessage());
      assertThat(engine.calls)
          .extracting(ProcedureCall::name)
          .containsExactly("outputs", "gone", "sp_unprepare");
      assertThat(reply)
          .startsWith(
              "792a000000"
                  + "ac"
                  + "0000"
                  + "00"
                  + "01"
                  + "00000000"
                  + "0000"
                  + "260404"
                  + "08000000")
          .contains("fe8100e0000000000000000000" + "aa")
          .contains("fe8300e0000000000000000000" + "7900000000")
          .endsWith("fe8000e0000000000000000000");
    }
  }

  @Test
  void startsNoFurtherCallAfterACancel() throws IOException {
    try (RawClient client = start(settings())) {
      ByteBuilder message = Messages.headers();
      message.putText("wait").putShort(0).put(0xFF).putText("outputs").putShort(0);
      client.send(PacketType.RPC, message.toBytes());
      Awaiting.until(() -> !engine.calls.isEmpty());
      client.attention();
      client.readMessage();
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
      assertThat(engine.calls).extracting(ProcedureCall::name).containsExactly("wait");
      assertUsable(client);
    }
  }

  @Test
  void cancelsARequestThatBeginsLate() throws IOException {
    engine.beginDelayMillis = 80;
    try (RawClient client = start(settings())) {
      byte[] batch = Messages.packets(PacketType.SQL_BATCH, Messages.batch("wait"), 4000);
      byte[] attention = Messages.packet(PacketType.ATTENTION, 1, new byte[0]);
      client.send(new ByteBuilder().putBytes(batch).putBytes(attention).toBytes());
      client.readMessage();
      assertThat(RawClient.lastDone(client.readMessage())).isEqualTo(DoneStatus.ATTENTION);
    }
  }

  @Test
  void refusesATableParameterAndGoesOn() throws IOException {
    try (RawClient client = start(settings())) {
      ByteBuilder message = Messages.headers().putText("p").putShort(0);
      message.putShortText("@t").put(0).put(0xF3).putBytes(new byte[20_000]);
      client.send(PacketType.RPC, message.toBytes());
      byte[] reply = client.readMessage();
      assertThat(HexFormat.of().formatHex(reply)).matches("aa....491f0000.*");
      assertThat(RawClient.lastDone(reply)).isEqualTo(DoneStatus.ERROR);
      assertUsable(client);
    }
  }

  @Test
  void refusesConnectionsBeyondItsLimit() throws IOException {
    try (RawClient client = start(settings().withConnectionsMax(1))) {
      try (RawClient second = new RawClient(server.port())) {
        assertThat(second.socket.getInputStream().read()).isEqualTo(-1);
      }
      assertUsable(client);
    }
    try (RawClient third = reconnect()) {
      assertUsable(third);
    }
  }

  private RawClient reconnect() throws IOException {
    Awaiting.until(() -> server.connectionCount() == 0);
    return RawClient.loggedIn(server.port());
  }

  @Test
  void closesAConnectionThatDoesNotLogIn() throws IOException {
    TdsSettings settings = settings().withTimeouts(Duration.ofMillis(100), Duration.ofSeconds(1));
    try (RawClient client = start(settings);
        RawClient silent = new RawClient(server.port())) {
      assertThat(silent.socket.getInputStream().read()).isEqualTo(-1);
      assertUsable(client);
    }
  }

  @Test
  void survivesRandomBytes() throws IOException {
    try (RawClient client = start(settings())) {
      Random random = new Random(5);
      for (int i = 0; i < 200; i++) {
        try (RawClient hostile =
            i % 2 == 0 ? new RawClient(server.port()) : RawClient.loggedIn(server.port())) {
          byte[] bytes = new byte[random.nextInt(1, 3000)];
          random.nextBytes(bytes);
          if (i % 3 == 0) {
            bytes = Messages.packet(i % 2 == 0 ? PacketType.PRELOGIN : PacketType.RPC, 1, bytes);
          }
          hostile.send(bytes);
        } catch (SocketException closedByServer) {
          continue;
        }
      }
      assertUsable(client);
    }
  }

  @Test
  void refusesALoginThatClaimsTooMuch() throws IOException {
    try (RawClient client = start(settings());
        RawClient hostile = new RawClient(server.port())) {
      hostile.send(PacketType.PRELOGIN, Messages.prelogin(2));
      hostile.readMessage();
      byte[] part = new byte[32_000];
      List<Integer> sent = new ArrayList<>();
      try {
        for (int i = 0; i < 1000; i++) {
          hostile.send(Messages.packet(PacketType.LOGIN7, 0, part));
          sent.add(i);
        }
      } catch (SocketException closedByServer) {
        assertThat(sent.size() * part.length).isGreaterThan(Login7.BYTES_MAX / 2);
      }
      assertThat(sent.size()).isLessThan(1000);
      assertUsable(client);
    }
  }

  @Test
  void letsARunningRequestEndBeforeItCloses() throws Exception {
    try (RawClient busy = start(settings());
        RawClient idle = RawClient.loggedIn(server.port())) {
      busy.batch("wait");
      Awaiting.until(() -> engine.batches.contains("wait"));
      Thread closer = Thread.ofPlatform().start(server::close);
      assertThat(idle.readMessage()).isNull();
      assertThat(closer.isAlive()).isTrue();
      busy.attention();
      busy.readMessage();
      assertThat(busy.readMessage()).isNull();
      closer.join();
    }
  }

  @Test
  void cutsARequestThatDoesNotEndInTime() throws Exception {
    TdsSettings settings = settings().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200));
    try (RawClient busy = start(settings)) {
      busy.batch("wait");
      Awaiting.until(() -> engine.batches.contains("wait"));
      server.close();
      assertThat(server.connectionCount()).isZero();
    }
  }

  @Test
  void aClientThatDoesNotReadHoldsNobodyUp() throws IOException {
    TdsSettings settings = settings().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200));
    try (RawClient client = start(settings);
        RawClient deaf = RawClient.loggedIn(server.port())) {
      deaf.batch("stream");
      for (int i = 0; i < 50; i++) {
        assertUsable(client);
      }
    }
  }
}
