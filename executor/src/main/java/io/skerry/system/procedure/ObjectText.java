package io.skerry.system.procedure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object's name given as text, {@code [sales].[my table]}.
 *
 * @param schema null where none is given
 */
record ObjectText(@Nullable String schema, String name) {
  /** Takes the last two parts, without brackets and quotes. */
  static ObjectText parse(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    char closing = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (closing != 0 && c == closing) {
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == closing;
        if (doubled) {
          part.append(c);
          i++;
        } else {
          closing = 0;
        }
      } else if (closing != 0) {
        part.append(c);
      } else if (c == '[' || c == '"') {
        closing = c == '[' ? ']' : '"';
      } else if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().stripTrailing());
    String schema = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    return new ObjectText(schema.isEmpty() ? null : schema, parts.getLast());
  }
}
