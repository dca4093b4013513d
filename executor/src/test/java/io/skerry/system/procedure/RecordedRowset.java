package io.skerry.system.procedure;

import io.skerry.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rowset that a procedure sent. */
record RecordedRowset(List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
  /** The names of its columns, with commas between them. */
  String header() {
    return String.join(",", columns.stream().map(ResultColumn::name).toList());
  }

  /** The values of the named columns, of all without names, with bars between them. */
  List<String> lines(String... names) {
    List<String> lines = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i).name().toLowerCase(Locale.ROOT);
        boolean wanted = names.length == 0;
        for (String name : names) {
          wanted |= name.toLowerCase(Locale.ROOT).equals(column);
        }
        if (wanted) {
          Object value = row.get(i);
          values.add(value == null ? "NULL" : value.toString().stripTrailing());
        }
      }
      lines.add(String.join("|", values));
    }
    return lines;
  }
}
