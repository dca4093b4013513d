package io.skerry.row;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Encodes shapes of tables and indexes for the log and for checkpoints. */
public final class ShapeCodec {
  // kinds of conditions of filters; they stand in files
  private static final int COMPARISON = 1;
  private static final int IN = 2;
  private static final int IS_NULL = 3;
  private static final int IS_NOT_NULL = 4;

  private ShapeCodec() {}

  public static byte[] encode(TableShape shape) {
    return write(out -> writeShape(out, shape));
  }

  private static void writeShape(DataOutputStream out, TableShape shape) throws IOException {
    out.writeInt(shape.columns().size());
    for (TableShape.ColumnShape column : shape.columns()) {
      out.write(TypeCodec.encode(column.type()));
      out.writeBoolean(column.nullable());
    }
    KeyShape clustered = shape.clustered();
    out.writeBoolean(clustered != null);
    if (clustered != null) {
      writeKey(out, clustered);
    }
  }

  public static byte[] encode(TableFormat format) {
    return write(out -> {
      writeShape(out, format.shape());
      writeLayouts(out, format.layouts());
    });
  }

  public static byte[] encode(TableLayouts layouts) {
    return write(out -> writeLayouts(out, layouts));
  }

  private static void writeLayouts(DataOutputStream out, TableLayouts layouts) throws IOException {
    out.writeInt(layouts.columns().size());
    for (TableLayouts.StoredColumn column : layouts.columns()) {
      out.write(TypeCodec.encode(column.type()));
      ConstantCodec.write(out, column.absent());
    }
    out.writeInt(layouts.layouts().size());
    for (List<Integer> layout : layouts.layouts()) {
      out.writeInt(layout.size());
      for (int column : layout) {
        out.writeInt(column);
      }
    }
  }

  public static byte[] encode(IndexShape shape) {
    return write(out -> {
      writeKey(out, shape.key());
      out.writeInt(shape.included().size());
      for (int ordinal : shape.included()) {
        out.writeInt(ordinal);
      }
      out.writeInt(shape.filter().conditions().size());
      for (IndexFilter.Condition condition : shape.filter().conditions()) {
        writeCondition(out, condition);
      }
    });
  }

  private static void writeCondition(DataOutputStream out, IndexFilter.Condition condition)
      throws IOException {
    switch (condition) {
      case IndexFilter.Comparison comparison -> {
        out.writeByte(COMPARISON);
        out.writeByte(comparison.operator().ordinal());
        ConstantCodec.write(out, comparison.value());
      }
      case IndexFilter.In in -> {
        out.writeByte(IN);
        out.writeInt(in.values().size());
        for (Object value : in.values()) {
          ConstantCodec.write(out, value);
        }
      }
      case IndexFilter.IsNull _ -> out.writeByte(IS_NULL);
      case IndexFilter.IsNotNull _ -> out.writeByte(IS_NOT_NULL);
    }
    out.writeInt(condition.ordinal());
  }

  private static void writeKey(DataOutputStream out, KeyShape key) throws IOException {
    out.writeBoolean(key.unique());
    out.writeInt(key.columns().size());
    for (KeyShape.KeyColumn column : key.columns()) {
      out.writeInt(column.ordinal());
      out.writeBoolean(column.descending());
    }
  }

  public static TableShape decodeTable(ByteBuffer in) {
    List<TableShape.ColumnShape> columns = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      columns.add(new TableShape.ColumnShape(TypeCodec.decode(in), in.get() != 0));
    }
    @Nullable KeyShape clustered = in.get() != 0 ? readKey(in) : null;
    return new TableShape(columns, clustered);
  }

  public static TableFormat decodeFormat(ByteBuffer in) {
    TableShape shape = decodeTable(in);
    return new TableFormat(shape, decodeLayouts(in));
  }

  public static TableLayouts decodeLayouts(ByteBuffer in) {
    List<TableLayouts.StoredColumn> columns = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      columns.add(new TableLayouts.StoredColumn(TypeCodec.decode(in), ConstantCodec.read(in)));
    }
    List<List<Integer>> layouts = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      List<Integer> layout = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        layout.add(in.getInt());
      }
      layouts.add(layout);
    }
    return new TableLayouts(columns, layouts);
  }

  public static IndexShape decodeIndex(ByteBuffer in) {
    KeyShape key = readKey(in);
    List<Integer> included = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      included.add(in.getInt());
    }
    List<IndexFilter.Condition> conditions = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      conditions.add(readCondition(in));
    }
    return new IndexShape(key, included, new IndexFilter(conditions));
  }

  private static IndexFilter.Condition readCondition(ByteBuffer in) {
    int code = in.get();
    return switch (code) {
      case COMPARISON -> {
        IndexFilter.Operator operator = IndexFilter.Operator.values()[in.get()];
        Object value = readValue(in);
        yield new IndexFilter.Comparison(in.getInt(), operator, value);
      }
      case IN -> {
        List<Object> values = new ArrayList<>();
        for (int count = in.getInt(); count > 0; count--) {
          values.add(readValue(in));
        }
        yield new IndexFilter.In(in.getInt(), values);
      }
      case IS_NULL -> new IndexFilter.IsNull(in.getInt());
      case IS_NOT_NULL -> new IndexFilter.IsNotNull(in.getInt());
      default ->
          throw new IllegalStateException(
              "The data has a filter with code " + code + ", which is not known");
    };
  }

  private static Object readValue(ByteBuffer in) {
    return Objects.requireNonNull(ConstantCodec.read(in));
  }

  private static KeyShape readKey(ByteBuffer in) {
    boolean unique = in.get() != 0;
    List<KeyShape.KeyColumn> columns = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      columns.add(new KeyShape.KeyColumn(in.getInt(), in.get() != 0));
    }
    return new KeyShape(columns, unique);
  }

  /** Writes to memory. */
  @FunctionalInterface
  public interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  public static byte[] write(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
