package io.skerry.tds.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.session.ResultColumn;
import io.skerry.types.Collation;
import io.skerry.types.Guids;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of each type's description and values, as written down by hand from the specification.
 */
final class RowEncoderTest {
  private static final String COLLATION = "0904D00034";
  private static final long DAY = 864_000_000_000L;

  private static byte[] encode(TdsVersion version, List<ResultColumn> columns, Batch batch) {
    RowEncoder encoder = new RowEncoder(columns, version);
    return MemoryWire.written(out -> {
      encoder.writeDescription(out);
      encoder.writeRows(out, batch);
    });
  }

  private static void check(
      TdsVersion version, SqlType type, @Nullable Object value, String typeHex, String valueHex) {
    Batch batch = Batch.of(List.of(type));
    batch.setSize(1);
    batch.column(0).set(0, value);
    byte[] bytes = encode(version, List.of(new ResultColumn("c", type, true)), batch);
    String head = version.isYukon() ? "81 0100 00000000 2100" : "81 0100 0000 2100";
    String expected = head + typeHex + "01 6300 D1" + valueHex;
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(HexFormat.of().formatHex(MemoryWire.hex(expected)));
  }

  static Stream<Arguments> numbersAndTimes() {
    Int128 guid = Guids.fromUuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
    BigInteger large = new BigInteger("12345678901234567890123456789012345678");
    String largeHex = "4EF338DE509049C4133302F0F6B04909";
    return Stream.of(
        Arguments.of(SqlType.BIT, 1L, "68 01", "01 01"),
        Arguments.of(SqlType.BIT, null, "68 01", "00"),
        Arguments.of(SqlType.TINYINT, 255L, "26 01", "01 FF"),
        Arguments.of(SqlType.SMALLINT, -2L, "26 02", "02 FEFF"),
        Arguments.of(SqlType.INT, -2L, "26 04", "04 FEFFFFFF"),
        Arguments.of(SqlType.BIGINT, 1L << 40, "26 08", "08 0000000000010000"),
        Arguments.of(SqlType.REAL, 1.0, "6D 04", "04 0000803F"),
        Arguments.of(SqlType.FLOAT, -1.0, "6D 08", "08 000000000000F0BF"),
        Arguments.of(SqlType.MONEY, 12_345L, "6E 08", "08 00000000 39300000"),
        Arguments.of(SqlType.MONEY, -1L, "6E 08", "08 FFFFFFFF FFFFFFFF"),
        Arguments.of(SqlType.SMALLMONEY, -1L, "6E 04", "04 FFFFFFFF"),
        Arguments.of(SqlType.DATETIME, -1L, "6F 08", "08 FFFFFFFF FF818B01"),
        Arguments.of(SqlType.DATETIME, 25_920_000L + 300, "6F 08", "08 01000000 2C010000"),
        Arguments.of(SqlType.SMALLDATETIME, 1440L * 65535 + 61, "6F 04", "04 FFFF 3D00"),
        Arguments.of(SqlType.DATE, 3_652_058L, "28", "03 DAB937"),
        Arguments.of(SqlType.time(0), 10_000_000L, "29 00", "03 010000"),
        Arguments.of(SqlType.time(7), DAY - 1, "29 07", "05 FFBF692AC9"),
        Arguments.of(SqlType.datetime2(7), DAY + 1, "2A 07", "08 0100000000 010000"),
        Arguments.of(SqlType.datetime2(3), DAY + 10_000, "2A 03", "07 01000000 010000"),
        Arguments.of(
            SqlType.datetimeoffset(7),
            new Int128(DAY + 1, -90),
            "2B 07",
            "0A 0100000000 010000 A6FF"),
        Arguments.of(SqlType.decimal(5, 2), Int128.of(-12_345), "6A 05 05 02", "05 00 39300000"),
        Arguments.of(SqlType.decimal(5, 2), null, "6A 05 05 02", "00"),
        Arguments.of(SqlType.numeric(19, 0), Int128.of(1), "6C 09 13 00", "09 01 0100000000000000"),
        Arguments.of(
            SqlType.decimal(28, 0), Int128.of(1), "6A 0D 1C 00", "0D 01 010000000000000000000000"),
        Arguments.of(SqlType.decimal(38, 0), Int128.of(large), "6A 11 26 00", "11 01" + largeHex),
        Arguments.of(
            SqlType.decimal(38, 0), Int128.of(large.negate()), "6A 11 26 00", "11 00" + largeHex),
        Arguments.of(
            SqlType.UNIQUEIDENTIFIER, guid, "24 10", "10 33221100 5544 7766 8899AABBCCDDEEFF"));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(SqlType.nvarchar(3), "a€", "E7 0600" + COLLATION, "0400 6100AC20"),
        Arguments.of(SqlType.nvarchar(3), "", "E7 0600" + COLLATION, "0000"),
        Arguments.of(SqlType.nvarchar(3), null, "E7 0600" + COLLATION, "FFFF"),
        Arguments.of(SqlType.nvarchar(0), "", "E7 0200" + COLLATION, "0000"),
        Arguments.of(SqlType.varchar(3), "a€", "A7 0300" + COLLATION, "0200 6180"),
        Arguments.of(
            SqlType.string(TypeKind.CHAR, 3, Collation.DEFAULT),
            "a",
            "AF 0300" + COLLATION,
            "0300 612020"),
        Arguments.of(
            SqlType.string(TypeKind.NCHAR, 2, Collation.DEFAULT),
            "a",
            "EF 0400" + COLLATION,
            "0400 61002000"),
        Arguments.of(SqlType.varbinary(9), new byte[] {1, 2}, "A5 0900", "0200 0102"),
        Arguments.of(SqlType.binary(3), new byte[] {1}, "AD 0300", "0300 010000"),
        Arguments.of(
            SqlType.nvarchar(SqlType.MAX),
            "ab",
            "E7 FFFF" + COLLATION,
            "0400000000000000 04000000 61006200 00000000"),
        Arguments.of(
            SqlType.nvarchar(SqlType.MAX), "", "E7 FFFF" + COLLATION, "0000000000000000 00000000"),
        Arguments.of(SqlType.varchar(SqlType.MAX), null, "A7 FFFF" + COLLATION, "FFFFFFFFFFFFFFFF"),
        Arguments.of(
            SqlType.varbinary(SqlType.MAX),
            new byte[] {9},
            "A5 FFFF",
            "0100000000000000 01000000 09 00000000"),
        Arguments.of(SqlType.SQL_VARIANT, null, "62 491F0000", "00000000"),
        variant(SqlType.INT, 5L, "06000000 38 00 05000000"),
        variant(SqlType.BIT, 1L, "03000000 32 00 01"),
        variant(SqlType.decimal(3, 1), Int128.of(15), "09000000 6A 02 03 01 01 0F000000"),
        variant(SqlType.time(3), 10_000L, "07000000 29 01 03 01000000"),
        variant(SqlType.MONEY, 1L, "0A000000 3C 00 00000000 01000000"),
        variant(SqlType.DATE, 1L, "05000000 28 00 010000"),
        variant(SqlType.nvarchar(5), "a", "0B000000 E7 07" + COLLATION + "0200 6100"),
        variant(SqlType.varchar(5), "a", "0A000000 A7 07" + COLLATION + "0100 61"),
        variant(SqlType.varbinary(5), new byte[] {7}, "05000000 A5 02 0100 07"));
  }

  private static Arguments variant(SqlType type, Object value, String hex) {
    return Arguments.of(SqlType.SQL_VARIANT, new Variant(type, value), "62 491F0000", hex);
  }

  @ParameterizedTest
  @MethodSource({"numbersAndTimes", "texts"})
  void encodes(SqlType type, @Nullable Object value, String typeHex, String valueHex) {
    check(TdsVersion.V7_4, type, value, typeHex, valueHex);
  }

  @Test
  void speaksToOlderClients() {
    check(TdsVersion.V7_2, SqlType.DATE, 0L, "E7 1400" + COLLATION, "1400" + utf16("0001-01-01"));
    check(
        TdsVersion.V7_2,
        SqlType.datetimeoffset(2),
        new Int128(DAY, -90),
        "E7 3A00" + COLLATION,
        "3A00" + utf16("0001-01-01 22:30:00.00 -01:30"));
    check(
        TdsVersion.V7_1,
        SqlType.varbinary(SqlType.MAX),
        new byte[] {9},
        "22 FFFFFF7F 0000",
        "10"
            + HexFormat.of()
                .formatHex("skerry text pntr".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            + "0000000000000000 01000000 09");
    check(
        TdsVersion.V7_1,
        SqlType.nvarchar(SqlType.MAX),
        null,
        "63 FFFFFF7F" + COLLATION + "0000",
        "00");
    check(TdsVersion.V7_0, SqlType.nvarchar(2), "a", "E7 0400", "0200 6100");
  }

  private static String utf16(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
  }

  @Test
  void sendsABitmapWhereManyAreNull() {
    List<SqlType> types = List.of(SqlType.INT, SqlType.INT, SqlType.INT);
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("", SqlType.INT, true),
            new ResultColumn("", SqlType.INT, false, true, true),
            new ResultColumn("", SqlType.INT, true));
    Batch batch = Batch.of(types);
    batch.setSize(2);
    batch.column(0).set(0, null);
    batch.column(1).set(0, 1L);
    batch.column(2).set(0, null);
    batch.column(0).set(1, null);
    batch.column(1).set(1, 2L);
    batch.column(2).set(1, 3L);
    String description =
        "81 0300 00000000 2100 2604 00 00000000 1800 2604 00 00000000 2100 2604 00";
    assertThat(encode(TdsVersion.V7_4, columns, batch))
        .isEqualTo(
            MemoryWire.hex(description + "D2 05 04 01000000" + "D1 00 04 02000000 04 03000000"));
    assertThat(encode(TdsVersion.V7_3_A, columns, batch))
        .isEqualTo(
            MemoryWire.hex(description + "D1 00 04 01000000 00" + "D1 00 04 02000000 04 03000000"));
  }
}
