package io.skerry.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.row.TableAlteration.AddColumns;
import io.skerry.row.TableAlteration.ChangeColumn;
import io.skerry.row.TableAlteration.DropColumns;
import io.skerry.row.TableAlteration.NewColumn;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeCodecTest {
  private static final TableShape SHAPE =
      new TableShape(
          List.of(column(SqlType.INT), column(SqlType.varchar(10)), column(SqlType.FLOAT)),
          new KeyShape(List.of(new KeyShape.KeyColumn(2, true)), true));

  private static TableShape.ColumnShape column(SqlType type) {
    return new TableShape.ColumnShape(type, true);
  }

  private static TableFormat decoded(TableFormat format) {
    return ShapeCodec.decodeFormat(ByteBuffer.wrap(ShapeCodec.encode(format)));
  }

  @Test
  void formatsComeBackWithAllTheirLayouts() {
    List<Object> constants =
        List.of(
            7L, 0.5, new Int128(-1, -300), "\u0394 and \ud83d\ude00", new Variant(SqlType.INT, 5L));
    TableFormat format = TableFormat.first(SHAPE);
    for (Object constant : constants) {
      SqlType type =
          switch (constant) {
            case Long _ -> SqlType.BIGINT;
            case Double _ -> SqlType.FLOAT;
            case Int128 _ -> SqlType.decimal(20, 2);
            case String _ -> SqlType.nvarchar(50);
            default -> SqlType.SQL_VARIANT;
          };
      format = format.after(new AddColumns(List.of(new NewColumn(column(type), constant))));
    }
    format = format.after(new AddColumns(List.of(new NewColumn(column(SqlType.INT), null))));
    format = format.after(new DropColumns(List.of(0, 4)));
    format = format.after(new ChangeColumn(0, column(SqlType.nvarchar(90)), value -> value));
    TableFormat again = decoded(format);
    assertThat(again.shape()).isEqualTo(format.shape());
    assertThat(again.layouts().columns()).isEqualTo(format.layouts().columns());
    assertThat(again.layouts().layouts()).isEqualTo(format.layouts().layouts()).hasSize(8);
    assertThat(again.shape().clustered())
        .isEqualTo(new KeyShape(List.of(new KeyShape.KeyColumn(1, true)), true));
  }

  @Test
  void bytesComeBack() {
    TableFormat format =
        TableFormat.first(SHAPE)
            .after(
                new AddColumns(
                    List.of(new NewColumn(column(SqlType.varbinary(3)), new byte[] {1, 2}))));
    assertThat((byte[]) decoded(format).layouts().columns().getLast().absent())
        .containsExactly(1, 2);
  }

  @Test
  void filtersComeBack() {
    IndexFilter filter =
        new IndexFilter(
            List.of(
                new IndexFilter.Comparison(1, IndexFilter.Operator.LESS_OR_EQUAL, "m"),
                new IndexFilter.In(2, List.of(0.5, 1.5)),
                new IndexFilter.IsNull(0),
                new IndexFilter.IsNotNull(1)));
    IndexShape shape =
        new IndexShape(
            new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), false), List.of(2), filter);
    assertThat(ShapeCodec.decodeIndex(ByteBuffer.wrap(ShapeCodec.encode(shape)))).isEqualTo(shape);
  }

  @Test
  void aRowOfAnUnknownLayoutIsRefused() {
    TableLayouts layouts = TableLayouts.first(SHAPE);
    assertThatThrownBy(() -> layouts.references(new byte[] {2, 0, 0}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> layouts.references(new byte[] {0, 0, 0}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rowsAreKeptOnlyWhereTheirBytesAreTheSame() {
    assertThat(TableAlteration.keepsRows(SqlType.varchar(10), SqlType.varchar(SqlType.MAX)))
        .isTrue();
    assertThat(TableAlteration.keepsRows(SqlType.varchar(10), SqlType.nvarchar(10))).isTrue();
    assertThat(TableAlteration.keepsRows(SqlType.decimal(9, 2), SqlType.numeric(18, 2))).isTrue();
    assertThat(TableAlteration.keepsRows(SqlType.varbinary(5), SqlType.varbinary(6))).isTrue();
    assertThat(TableAlteration.keepsRows(SqlType.INT, SqlType.INT)).isTrue();
    assertThat(TableAlteration.keepsRows(SqlType.nvarchar(10), SqlType.varchar(10))).isFalse();
    assertThat(TableAlteration.keepsRows(SqlType.varchar(10), SqlType.varchar(9))).isFalse();
    assertThat(TableAlteration.keepsRows(SqlType.varchar(SqlType.MAX), SqlType.varchar(9)))
        .isFalse();
    assertThat(TableAlteration.keepsRows(SqlType.decimal(9, 2), SqlType.decimal(19, 2))).isFalse();
    assertThat(TableAlteration.keepsRows(SqlType.decimal(9, 2), SqlType.decimal(9, 3))).isFalse();
    assertThat(TableAlteration.keepsRows(SqlType.binary(5), SqlType.binary(6))).isFalse();
    assertThat(TableAlteration.keepsRows(SqlType.INT, SqlType.BIGINT)).isFalse();
  }
}
