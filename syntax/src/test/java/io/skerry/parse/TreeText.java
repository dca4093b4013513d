package io.skerry.parse;

import io.skerry.ast.Position;
import io.skerry.ast.SourceRange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a tree for a golden file: records by name, without positions and without what is absent,
 * empty or false.
 */
final class TreeText {
  private static final int WIDTH = 100;

  private final String batch;

  TreeText(String batch) {
    this.batch = batch;
  }

  String write(Object tree) {
    return write(tree, 0);
  }

  private String write(Object value, int indent) {
    return switch (value) {
      case Record record -> writeRecord(record, indent);
      case List<?> list ->
          writeParts("[", list.stream().map(x -> write(x, indent + 1)).toList(), "]", indent);
      case String text -> "'" + text + "'";
      default -> value.toString();
    };
  }

  private String writeRecord(Record record, int indent) {
    if (record instanceof SourceRange range) {
      return "`" + range.cut(batch) + "`";
    }
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = get(record, component);
      boolean unset = component.getType() == boolean.class && Boolean.FALSE.equals(value);
      if (!unset && isShown(value)) {
        parts.add(component.getName() + "=" + write(value, indent + 1));
      }
    }
    return writeParts(record.getClass().getSimpleName() + "(", parts, ")", indent);
  }

  private static Object get(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isShown(Object value) {
    return value != null
        && !(value instanceof Position)
        && !(value instanceof List<?> list && list.isEmpty())
        && !(value instanceof Enum<?> kind
            && (kind.name().equals("UNSAID") || kind.name().equals("NONE")));
  }

  private static String writeParts(String open, List<String> parts, String close, int indent) {
    String line = open + String.join(", ", parts) + close;
    if (line.length() + indent * 2 <= WIDTH && line.indexOf('\n') < 0) {
      return line;
    }
    String pad = "\n" + "  ".repeat(indent + 1);
    return open + pad + String.join("," + pad, parts) + close;
  }
}
