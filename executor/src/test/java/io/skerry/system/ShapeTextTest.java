package io.skerry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.types.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTextTest {
  private static final String TEXT =
      """
      sys.First
        a int, b nvarchar(10) null = 'x', c numeric(25,0) null,
        d bit = 1

      sys.second
        + sys.first,
        e char(2)

      sys.empty
      """;

  private static RowsetShape shape(String name) {
    RowsetShape shape = new ShapeText(TEXT).shape(name);
    if (shape == null) {
      throw new AssertionError(name);
    }
    return shape;
  }

  @Test
  void columnsHaveTypeNullabilityAndFixedValue() {
    assertThat(shape("SYS.FIRST").columns())
        .containsExactly(
            new RowsetShape.ShapeColumn("a", SqlType.INT, false, RowsetShape.Required.VALUE),
            new RowsetShape.ShapeColumn("b", SqlType.nvarchar(10), true, "x"),
            new RowsetShape.ShapeColumn("c", SqlType.numeric(25, 0), true, null),
            new RowsetShape.ShapeColumn("d", SqlType.BIT, false, 1L));
    assertThat(shape("sys.first").name()).isEqualTo("sys.First");
  }

  @Test
  void plusTakesInAnotherRowset() {
    List<String> names =
        shape("sys.second").columns().stream().map(RowsetShape.ShapeColumn::name).toList();
    assertThat(names).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void namesKeepTheirOrder() {
    assertThat(new ShapeText(TEXT).names()).containsExactly("sys.First", "sys.second", "sys.empty");
    assertThat(shape("sys.empty").columns()).isEmpty();
    assertThat(new ShapeText(TEXT).shape("sys.third")).isNull();
  }

  @Test
  void mistakesAreFound() {
    assertThatThrownBy(() -> new ShapeText(TEXT, "SYS.EMPTY\n")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> new ShapeText("a\n  b integer\n").shape("a"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> new ShapeText("a\n  b int, b int\n").shape("a"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void rowsMustSayWhatIsNotFixed() {
    RowsetRows rows = new RowsetRows(shape("sys.first"));
    RowsetRows.Row row = rows.add();
    assertThatThrownBy(() -> rows.sendTo(_ -> {})).isInstanceOf(AssertionError.class);
    row.set("A", 5);
    assertThat(RowsetText.lines(shape("sys.first"), rows, "a", "b", "c", "d"))
        .containsExactly("5|x|NULL|1");
    assertThatThrownBy(() -> row.set("a", null)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> row.set("z", 1)).isInstanceOf(AssertionError.class);
  }
}
