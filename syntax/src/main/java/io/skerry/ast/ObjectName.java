package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name of one to four parts: {@code server.database.schema.object}, or a column with its
 * qualifier.
 *
 * @param parts outermost first; a part left out ({@code db..t}) is empty, the last never is
 */
public record ObjectName(List<String> parts, Position position) {
  public ObjectName {
    if (parts.isEmpty() || parts.getLast().isEmpty()) {
      throw new IllegalArgumentException("name of parts " + parts);
    }
  }

  /** The last part. */
  public String name() {
    return parts.getLast();
  }

  /** The part before the last; null when it was left out. */
  public @Nullable String schema() {
    return fromEnd(2);
  }

  /** The third part from the end; null when it was left out. */
  public @Nullable String database() {
    return fromEnd(3);
  }

  /** The fourth part from the end; null when it was left out. */
  public @Nullable String server() {
    return fromEnd(4);
  }

  private @Nullable String fromEnd(int place) {
    if (parts.size() < place) {
      return null;
    }
    String part = parts.get(parts.size() - place);
    return part.isEmpty() ? null : part;
  }

  /** The parts joined by dots, as SQL Server's messages show a name. */
  public String text() {
    return parts.size() == 1 ? parts.getFirst() : String.join(".", parts);
  }
}
