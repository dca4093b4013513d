package io.skerry.tds.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ProcedureCall.Argument;
import io.skerry.session.ResultColumn;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the row encoder writes is what the bulk and call decoders read, for random values of every
 * type.
 */
final class RoundTripTest {
  private static final int ROWS = 2500;

  static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof byte[] a && right instanceof byte[] b) {
      return Arrays.equals(a, b);
    }
    if (left instanceof Variant a && right instanceof Variant b) {
      return a.type().equals(b.type()) && same(a.value(), b.value());
    }
    return Objects.equals(left, right);
  }

  @Test
  void rowsComeBackAsBulkData() throws IOException {
    for (TdsVersion version : List.of(TdsVersion.V7_4, TdsVersion.V7_3_A)) {
      Random random = new Random(3);
      List<SqlType> types = Values.types();
      List<ResultColumn> columns = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        columns.add(new ResultColumn("c" + i, types.get(i), true));
      }
      List<@Nullable Object[]> expected = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        @Nullable Object[] values = new @Nullable Object[types.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = row % 7 == 3 ? null : Values.random(types.get(i), random);
        }
        expected.add(values);
      }
      byte[] message = encode(columns, types, version, expected);
      BulkDecoder decoder =
          new BulkDecoder(MemoryWire.reader(PacketType.BULK_LOAD, message), version, 1 << 20);
      assertThat(decoder.readColumns()).extracting(ResultColumn::type).isEqualTo(types);
      int at = 0;
      boolean more = true;
      while (more) {
        more = decoder.readRows();
        Batch batch = decoder.batch();
        for (int row = 0; row < batch.size(); row++) {
          Object[] values = expected.get(at++);
          for (int i = 0; i < values.length; i++) {
            Object value = batch.column(i).get(row);
            if (!same(value, values[i])) {
              throw new AssertionError(types.get(i) + ": " + value + " for " + values[i]);
            }
          }
        }
      }
      assertThat(at).isEqualTo(ROWS);
    }
  }

  private static byte[] encode(
      List<ResultColumn> columns,
      List<SqlType> types,
      TdsVersion version,
      List<@Nullable Object[]> rows) {
    RowEncoder encoder = new RowEncoder(columns, version);
    return MemoryWire.written(out -> {
      out.setPacketSize(4096);
      encoder.writeDescription(out);
      Batch batch = Batch.of(types);
      for (@Nullable Object[] values : rows) {
        int row = batch.size();
        batch.setSize(row + 1);
        for (int i = 0; i < values.length; i++) {
          batch.column(i).set(row, values[i]);
        }
        if (batch.isFull()) {
          encoder.writeRows(out, batch);
          batch.clear();
        }
      }
      encoder.writeRows(out, batch);
      new TokenEncoder(version).write(out, new Token.Done(Token.DoneKind.DONE, 0, 0, 0));
    });
  }

  @Test
  void parametersComeBackAsArguments() throws IOException {
    Random random = new Random(4);
    List<Argument> arguments = new ArrayList<>();
    ByteBuilder message = new ByteBuilder();
    message.putInt(22).putInt(18).putShort(2).putLong(77).putInt(1);
    message.putShort(0xFFFF).putShort(13).putShort(0);
    for (int i = 0; i < 2000; i++) {
      SqlType type = Values.types().get(i % Values.types().size());
      Argument argument =
          new Argument("@p" + i, type, Values.random(type, random), i % 2 == 0, false);
      arguments.add(argument);
      message.putShortText(argument.name()).put(argument.output() ? 1 : 0);
      new TypeInfoWriter(TdsVersion.V7_4).write(message, type);
      message.putBytes(
          MemoryWire.written(out -> {
            Batch one = Batch.of(List.of(type));
            one.setSize(1);
            one.column(0).set(0, argument.value());
            ColumnWriter writer = ColumnWriters.of(type, TdsVersion.V7_4);
            writer.bind(one.column(0));
            writer.write(out, 0);
          }));
    }
    PacketReader in = MemoryWire.reader(PacketType.RPC, message.toBytes());
    List<ProcedureCall> calls = new RpcDecoder(in, TdsVersion.V7_4, 1 << 20).decode();
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().name()).isEqualTo("sp_prepexec");
    List<Argument> decoded = calls.getFirst().arguments();
    assertThat(decoded).hasSameSizeAs(arguments);
    for (int i = 0; i < decoded.size(); i++) {
      Argument expected = arguments.get(i);
      Argument actual = decoded.get(i);
      assertThat(actual.name()).isEqualTo(expected.name());
      assertThat(actual.type()).isEqualTo(expected.type());
      assertThat(actual.output()).isEqualTo(expected.output());
      assertThat(same(actual.value(), expected.value())).isTrue();
    }
  }
}
