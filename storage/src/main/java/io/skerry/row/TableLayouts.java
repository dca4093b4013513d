package io.skerry.row;

import static io.skerry.page.PageFormat.BYTE;

import io.skerry.batch.Vector;
import io.skerry.types.SqlType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The layouts with which the rows of a tree were written, and how a row of any of them is read as
 * one of the newest.
 *
 * <p>A layout is a list of columns. Adding or dropping columns gives the table a new one, and
 * touches no row: each row begins with the number of its layout, and stays as it is until it is
 * updated. A column has a number of its own for its life, by which it is found in each layout; a
 * row whose layout lacks it shows the value that was given when the column was added.
 *
 * <p>Immutable.
 */
public final class TableLayouts {
  /** A layout's number is one byte; 0 is none. */
  public static final int COUNT_MAX = 255;

  private static final int ABSENT = -1;

  private final List<StoredColumn> columns;
  private final List<List<Integer>> layouts;
  private final RowCodec[] codecs;
  private final RowReader[] readers;

  /** For each layout and each column of the table, where in the layout it stands. */
  private final int[][] places;

  /**
   * A column that stands in some layout.
   *
   * @param absent the boxed value that rows show whose layout lacks the column
   */
  public record StoredColumn(SqlType type, @Nullable Object absent) {}

  /**
   * @param columns all columns that are in any layout; a column's number is its place here
   * @param layouts the numbers of each layout's columns, oldest layout first
   */
  TableLayouts(List<StoredColumn> columns, List<List<Integer>> layouts) {
    this.columns = List.copyOf(columns);
    this.layouts = layouts.stream().map(List::copyOf).toList();
    int count = layouts.size();
    codecs = new RowCodec[count];
    readers = new RowReader[count];
    places = new int[count][];
    List<Integer> newest = this.layouts.getLast();
    for (int i = 0; i < count; i++) {
      List<Integer> layout = this.layouts.get(i);
      codecs[i] =
          new RowCodec(i + 1, layout.stream().map(id -> this.columns.get(id).type()).toList());
      readers[i] = new RowReader(codecs[i]);
      places[i] = newest.stream().mapToInt(layout::indexOf).toArray();
    }
  }

  /** The layouts of a tree without rows. */
  public static TableLayouts first(TableShape shape) {
    return new TableLayouts(
        shape.columns().stream().map(column -> new StoredColumn(column.type(), null)).toList(),
        List.of(IntStream.range(0, shape.columns().size()).boxed().toList()));
  }

  List<StoredColumn> columns() {
    return columns;
  }

  List<List<Integer>> layouts() {
    return layouts;
  }

  /** Whether no layout can be added. */
  public boolean isFull() {
    return layouts.size() == COUNT_MAX;
  }

  // ---- changes

  TableLayouts withColumns(List<StoredColumn> added) {
    List<StoredColumn> all = new ArrayList<>(columns);
    List<Integer> layout = new ArrayList<>(layouts.getLast());
    for (StoredColumn column : added) {
      layout.add(all.size());
      all.add(column);
    }
    return withLayout(all, layout);
  }

  TableLayouts withoutColumns(Set<Integer> ordinals) {
    List<Integer> before = layouts.getLast();
    List<Integer> layout =
        IntStream.range(0, before.size())
            .filter(ordinal -> !ordinals.contains(ordinal))
            .mapToObj(before::get)
            .toList();
    return withLayout(columns, layout);
  }

  private TableLayouts withLayout(List<StoredColumn> all, List<Integer> layout) {
    if (isFull()) {
      throw new IllegalStateException("a table has " + COUNT_MAX + " layouts already");
    }
    List<List<Integer>> longer = new ArrayList<>(layouts);
    longer.add(layout);
    return new TableLayouts(all, longer);
  }

  /** The same with another type, whose values stand in the same bytes. */
  TableLayouts withType(int ordinal, SqlType type) {
    int id = layouts.getLast().get(ordinal);
    List<StoredColumn> all = new ArrayList<>(columns);
    all.set(id, new StoredColumn(type, all.get(id).absent()));
    return new TableLayouts(all, layouts);
  }

  /** Where the columns stand in later layouts of the same tree. */
  public ColumnMoves movesTo(TableLayouts later) {
    List<Integer> newest = later.layouts.getLast();
    return new ColumnMoves(layouts.getLast().stream().map(newest::indexOf).toList());
  }

  // ---- rows

  /** Encodes new rows. */
  public RowCodec newest() {
    return codecs[codecs.length - 1];
  }

  /**
   * Decodes one column of {@code count} rows, which may be of any layouts.
   *
   * @param ordinal the column's in the table
   * @param addresses the rows' addresses, from index {@code from}
   * @param to the vector's row for the first
   * @return whether the vector has references
   */
  public boolean decode(
      int ordinal,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      Vector into,
      int to) {
    if (readers.length == 1) {
      return readers[0].decode(ordinal, memory, addresses, from, count, into, to);
    }
    into.ensureCapacity(to + count);
    boolean hasReferences = false;
    int end = from + count;
    for (int at = from; at < end; ) {
      byte number = memory.get(BYTE, addresses[at]);
      int next = at + 1;
      while (next < end && memory.get(BYTE, addresses[next]) == number) {
        next++;
      }
      hasReferences |=
          decodeRun(
              indexOf(number), ordinal, memory, addresses, at, next - at, into, to + at - from);
      at = next;
    }
    return hasReferences;
  }

  private boolean decodeRun(
      int layout,
      int ordinal,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      Vector into,
      int to) {
    int place = places[layout][ordinal];
    if (place != ABSENT) {
      return readers[layout].decode(place, memory, addresses, from, count, into, to);
    }
    Object value = columns.get(layouts.getLast().get(ordinal)).absent();
    for (int i = 0; i < count; i++) {
      into.set(to + i, value);
    }
    return false;
  }

  /** How rows of a layout are encoded; null for a number that no layout has. */
  @Nullable RowCodec codecOf(byte number) {
    int layout = (number & 0xFF) - 1;
    return layout < 0 || layout >= codecs.length ? null : codecs[layout];
  }

  private int indexOf(byte number) {
    int layout = (number & 0xFF) - 1;
    if (layout < 0 || layout >= codecs.length) {
      throw new IllegalStateException(
          "A row has layout " + (number & 0xFF) + ", which is not known");
    }
    return layout;
  }

  /** The long values to which a stored row of any layout refers, dropped columns' among them. */
  public List<LongReference> references(byte[] row) {
    return codecs[indexOf(row[0])].references(row);
  }
}
