package io.skerry.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The name of a procedure as a client wrote it, taken apart.
 *
 * @param database empty where none is named
 * @param schema empty where none is named ({@code db..name})
 * @param procedure without brackets or quotes, in lower case
 */
record ProcedureName(String database, String schema, String procedure) {

  static ProcedureName parse(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    char closing = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (closing != 0) {
        if (c == closing) {
          closing = 0;
        } else {
          part.append(c);
        }
      } else if (c == '[') {
        closing = ']';
      } else if (c == '"') {
        closing = '"';
      } else if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    int count = parts.size();
    return new ProcedureName(
        count > 2 ? parts.get(count - 3) : "",
        count > 1 ? parts.get(count - 2) : "",
        parts.getLast().toLowerCase(Locale.ROOT));
  }

  /** Whether no schema is named, or one in which system procedures are found. */
  boolean isInSystemSchema() {
    return schema.isEmpty() || schema.equalsIgnoreCase("sys") || schema.equalsIgnoreCase("dbo");
  }
}
