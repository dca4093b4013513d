package io.skerry.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.types.Guids;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTextTest {
  @TempDir private Path folder;

  @Test
  void scriptIsCutAtGoAndRestart() throws Exception {
    Path file = folder.resolve("a-b.sql");
    Files.writeString(file, "SELECT 1\nGO\n\nGO\nSELECT 2\n-- restart\nSELECT 3\n\n");
    Script script = Script.read(file);
    assertThat(script.steps())
        .containsExactly(
            new Script.Step.Batch("SELECT 1"),
            new Script.Step.Batch("SELECT 2"),
            new Script.Step.Restart(),
            new Script.Step.Batch("SELECT 3"));
    assertThat(script.databaseName()).isEqualTo("script_a_b");
    assertThat(script.expectedFile()).isEqualTo(folder.resolve("a-b.out"));
  }

  @Test
  void physicalValuesReadAsTheirJdbcValues() {
    assertThat(EngineValues.text(SqlType.INT, -7L)).isEqualTo("-7");
    assertThat(EngineValues.text(SqlType.MONEY, 12_345L)).isEqualTo("1.2345");
    assertThat(EngineValues.text(SqlType.decimal(10, 2), Int128.of(-5)))
        .isEqualTo(ValueText.of(new BigDecimal("-0.05"), 0))
        .isEqualTo("-0.05");
    assertThat(EngineValues.text(SqlType.REAL, (double) 0.1f)).isEqualTo("0.1");
    assertThat(EngineValues.text(SqlType.FLOAT, 1e20)).isEqualTo("1E20");
    assertThat(EngineValues.text(SqlType.FLOAT, 3.0)).isEqualTo("3");
    assertThat(EngineValues.text(SqlType.varbinary(4), new byte[] {1, (byte) 0xAB}))
        .isEqualTo("0x01AB");
    UUID uuid = UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff");
    assertThat(EngineValues.text(SqlType.UNIQUEIDENTIFIER, Guids.fromUuid(uuid)))
        .isEqualTo("6F9619FF-8B86-D011-B42D-00C04FC964FF");
    assertThat(EngineValues.text(SqlType.SQL_VARIANT, new Variant(SqlType.INT, 3L))).isEqualTo("3");
    assertThat(EngineValues.text(SqlType.INT, null)).isEqualTo("NULL");
  }

  @Test
  void timesHaveTheDigitsOfTheirScale() {
    assertThat(EngineValues.text(SqlType.DATE, 738_155L)).isEqualTo("2022-01-01");
    assertThat(EngineValues.text(SqlType.time(0), 36_610_000_000L)).isEqualTo("01:01:01");
    assertThat(EngineValues.text(SqlType.DATETIME, 1L)).isEqualTo("1900-01-01 00:00:00.003");
    assertThat(EngineValues.text(SqlType.DATETIME, -1L)).isEqualTo("1899-12-31 23:59:59.997");
    assertThat(EngineValues.text(SqlType.SMALLDATETIME, 61L)).isEqualTo("1900-01-01 01:01:00");
    long ticks = 738_155L * 864_000_000_000L + 15;
    assertThat(EngineValues.text(SqlType.DATETIME2, ticks))
        .isEqualTo(ValueText.of(LocalDateTime.parse("2022-01-01T00:00:00.0000015"), 7))
        .isEqualTo("2022-01-01 00:00:00.0000015");
    assertThat(EngineValues.text(SqlType.datetimeoffset(0), new Int128(ticks, 90)))
        .isEqualTo(ValueText.of(OffsetDateTime.parse("2022-01-01T01:30:00+01:30"), 0))
        .isEqualTo("2022-01-01 01:30:00 +01:30");
  }

  @Test
  void textsThatCouldBeMisreadAreQuoted() {
    assertThat(ValueText.of("plain text", 0)).isEqualTo("plain text");
    assertThat(ValueText.of("", 0)).isEqualTo("''");
    assertThat(ValueText.of("NULL", 0)).isEqualTo("'NULL'");
    assertThat(ValueText.of("it's  ", 0)).isEqualTo("'it''s  '");
    assertThat(ValueText.of("a\nb", 0)).isEqualTo("'a\\u000Ab'");
  }

  @Test
  void answerReadsLikeATerminal() {
    AnswerText answer = new AnswerText();
    answer.batch("SELECT 1 AS a, 2");
    answer.columns(List.of(new AnswerText.Column("a", "int"), new AnswerText.Column("", "int")));
    answer.row(List.of("1", "2"));
    answer.rowsEnd(1);
    answer.batch("x");
    answer.message(5701, 10, 1, "", 1, "not shown");
    answer.message(0, 0, 1, "", 1, "printed");
    answer.message(102, 15, 1, "p", 1, "Incorrect syntax near 'x'.");
    assertThat(answer)
        .hasToString(
            """
            > SELECT 1 AS a, 2
            a int | (no name) int
            1 | 2
            (1 row)

            > x
            printed
            Msg 102, Level 15, State 1, Procedure p, Line 1
            Incorrect syntax near 'x'.
            """);
    assertThat(answer.errors()).isEqualTo(1);
  }

  @Test
  void differenceShowsChangesWithTheirContext() {
    assertThat(TextDifference.lines("a\nb\nc\nd\ne\nf", "a\nb\nc\nd\nx\nf\ng"))
        .containsExactly("  b", "  c", "  d", "- e", "+ x", "  f", "+ g");
    assertThat(TextDifference.lines("same", "same")).isEmpty();
  }
}
