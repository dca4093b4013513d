package io.skerry.tds.codec;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.session.ResultColumn;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damages valid messages at random: a decoder must end with a value, a protocol error or an error
 * for the client.
 */
final class MutationTest {
  private static final int ROUNDS = 20_000;

  /** One decoder run over a message. */
  interface Decoding {
    void run(byte[] message) throws IOException;
  }

  private static void attack(byte[] valid, long seed, Decoding decoding) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] broken = damage(valid, random);
      try {
        decoding.run(broken);
      } catch (IOException | SqlException expected) {
        continue;
      } catch (RuntimeException | AssertionError wrong) {
        throw new AssertionError(
            "seed " + seed + ", round " + round + ": " + java.util.HexFormat.of().formatHex(broken),
            wrong);
      }
    }
  }

  private static byte[] damage(byte[] valid, Random random) {
    byte[] broken =
        random.nextInt(4) == 0
            ? java.util.Arrays.copyOf(valid, random.nextInt(valid.length + 1))
            : valid.clone();
    for (int i = random.nextInt(4); i >= 0 && broken.length > 0; i--) {
      int at = random.nextInt(broken.length);
      switch (random.nextInt(4)) {
        case 0 -> broken[at] = (byte) random.nextInt(256);
        case 1 -> broken[at] = (byte) 0xFF;
        case 2 -> broken[at] = 0;
        default -> broken[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return broken;
  }

  @Test
  void prelogin() {
    attack(Messages.prelogin(1), 1, Prelogin::decode);
  }

  @Test
  void login() {
    attack(Messages.login("sa", "secret", "db", "app"), 2, Login7::decode);
  }

  @Test
  void packets() {
    byte[] packets = MemoryWire.packets(PacketType.SQL_BATCH, Messages.batch("select 1"), 7);
    attack(
        packets,
        3,
        bytes -> {
          PacketReader in = new PacketReader(new MemoryWire(bytes));
          while (in.nextMessage(1000) != null) {
            BatchDecoder.decode(in, TdsVersion.V7_4);
          }
        });
  }

  @Test
  void calls() {
    Random random = new Random(9);
    ByteBuilder message = Messages.headers().putShort(0xFFFF).putShort(10).putShort(0);
    for (SqlType type : Values.types()) {
      message.putShortText("@p").put(0);
      new TypeInfoWriter(TdsVersion.V7_4).write(message, type);
      Batch one = Batch.of(List.of(type));
      one.setSize(1);
      Object value = Values.random(type, random);
      one.column(0).set(0, value instanceof String text && text.length() > 50 ? "x" : value);
      message.putBytes(
          MemoryWire.written(out -> {
            ColumnWriter writer = ColumnWriters.of(type, TdsVersion.V7_4);
            writer.bind(one.column(0));
            writer.write(out, 0);
          }));
    }
    attack(
        message.toBytes(),
        4,
        bytes ->
            new RpcDecoder(MemoryWire.reader(PacketType.RPC, bytes), TdsVersion.V7_4, 1 << 20)
                .decode());
  }

  @Test
  void bulkData() {
    Random random = new Random(10);
    List<SqlType> types = Values.types();
    List<ResultColumn> columns = new ArrayList<>();
    types.forEach(type -> columns.add(new ResultColumn("c", type, true)));
    RowEncoder encoder = new RowEncoder(columns, TdsVersion.V7_4);
    Batch batch = Batch.of(types);
    batch.setSize(3);
    for (int i = 0; i < types.size(); i++) {
      for (int row = 0; row < 3; row++) {
        Object value = Values.random(types.get(i), random);
        boolean large =
            value instanceof String text && text.length() > 50
                || value instanceof byte[] bytes && bytes.length > 50;
        batch.column(i).set(row, large ? null : value);
      }
    }
    byte[] message =
        MemoryWire.written(out -> {
          encoder.writeDescription(out);
          encoder.writeRows(out, batch);
        });
    attack(
        message,
        5,
        bytes -> {
          BulkDecoder decoder =
              new BulkDecoder(
                  MemoryWire.reader(PacketType.BULK_LOAD, bytes), TdsVersion.V7_4, 1 << 20);
          decoder.readColumns();
          while (decoder.readRows()) {
            decoder.batch().clear();
          }
        });
  }

  @Test
  void transactionRequests() {
    byte[] message =
        Messages.headers().putShort(7).put(0).put(1).put(5).put(4).putUtf16("ab").toBytes();
    attack(
        message,
        6,
        bytes ->
            TransactionRequestDecoder.decode(
                MemoryWire.reader(PacketType.TRANSACTION_MANAGER, bytes), TdsVersion.V7_4));
  }
}
