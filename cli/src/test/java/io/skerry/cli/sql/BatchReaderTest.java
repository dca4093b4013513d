package io.skerry.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.cli.sql.BatchReader.BatchText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
  @Test
  void goEndsABatch() {
    assertThat(batches("SELECT 1\nGO\nSELECT 2\nSELECT 3\n go 3 \nSELECT 4"))
        .containsExactly(
            new BatchText("SELECT 1\n", 1),
            new BatchText("SELECT 2\nSELECT 3\n", 3),
            new BatchText("SELECT 4\n", 1));
  }

  @Test
  void goMayCarryAComment() {
    assertThat(batches("SELECT 1\nGO -- done")).containsExactly(new BatchText("SELECT 1\n", 1));
  }

  @Test
  void goInsideOfSomethingElseIsText() {
    assertThat(batches("SELECT '\nGO\n', \"\nGO\n\", [\nGO\n]")).hasSize(1);
    assertThat(batches("/* /*\nGO\n*/\nGO\n*/ SELECT 1\nGO")).hasSize(1);
    assertThat(batches("SELECT GO\ngoto x\nGO")).hasSize(1);
  }

  @Test
  void quotesInCommentsAndStringsDoNotOpen() {
    assertThat(batches("SELECT 1 -- it's\nGO\nSELECT 'it''s -- /*'\nGO\nSELECT 'a\"b['\nGO"))
        .hasSize(3);
  }

  @Test
  void emptyRestIsNoBatch() {
    assertThat(batches("\n  \n")).isEmpty();
  }

  @Test
  void addressesAreThoseOfSqlcmd() {
    assertThat(SqlOptions.Address.parse("tcp:edge,1600"))
        .isEqualTo(new SqlOptions.Address("edge", 1600));
    assertThat(SqlOptions.Address.parse("edge")).isEqualTo(new SqlOptions.Address("edge", 1433));
    assertThat(SqlOptions.Address.parse(".").isLoopback()).isTrue();
    assertThatThrownBy(() -> SqlOptions.Address.parse("edge,x")).hasMessageContaining("edge,x");
  }

  private static List<BatchText> batches(String text) {
    BatchReader reader = new BatchReader();
    List<BatchText> batches = new ArrayList<>();
    text.lines().forEach(line -> reader.line(line).ifPresent(batches::add));
    reader.rest().ifPresent(batches::add);
    return batches;
  }
}
