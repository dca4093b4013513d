package io.skerry.row;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes shapes of tables and indexes for the log and for checkpoints. */
public final class ShapeCodec {
  private ShapeCodec() {}

  public static byte[] encode(TableShape shape) {
    return write(out -> {
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
    });
  }

  public static byte[] encode(IndexShape shape) {
    return write(out -> {
      writeKey(out, shape.key());
      out.writeInt(shape.included().size());
      for (int ordinal : shape.included()) {
        out.writeInt(ordinal);
      }
    });
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

  public static IndexShape decodeIndex(ByteBuffer in) {
    KeyShape key = readKey(in);
    List<Integer> included = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      included.add(in.getInt());
    }
    return new IndexShape(key, included);
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
