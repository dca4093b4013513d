package io.skerry.system;

import io.skerry.batch.Batch;
import io.skerry.types.Variant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of text, for comparison with what a test expects. */
final class RowsetText {
  private RowsetText() {}

  /** The values of the columns with bars between them; fixed-length strings without their end. */
  static List<String> lines(RowsetShape shape, RowsetRows rows, String... columns) {
    List<String> lines = new ArrayList<>();
    rows.sendTo(batch -> addLines(shape, batch, columns, lines));
    return lines;
  }

  private static void addLines(
      RowsetShape shape, Batch batch, String[] columns, List<String> lines) {
    for (int row = 0; row < batch.size(); row++) {
      StringBuilder line = new StringBuilder();
      for (String column : columns) {
        line.append(line.isEmpty() ? "" : "|");
        line.append(text(batch.column(shape.ordinal(column)).get(row)));
      }
      lines.add(line.toString());
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Variant variant -> variant.type().sqlText() + " " + variant.value();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default -> value.toString().stripTrailing();
    };
  }
}
