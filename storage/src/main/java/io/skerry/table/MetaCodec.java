package io.skerry.table;

import io.skerry.row.IndexShape;
import io.skerry.row.ShapeCodec;
import io.skerry.row.TableFormat;
import io.skerry.row.TableLayouts;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint keeps besides pages: tables, sequences, rows that did not fit their page, and
 * trees still to be freed.
 */
public final class MetaCodec {
  private static final int FORMAT = 3;

  private MetaCodec() {}

  /** A database, and the number that its next object gets. */
  public record DatabaseMeta(int databaseId, int nextNumber) {}

  /** A table's tree at the moment of the checkpoint. */
  public record TreeMeta(long treeId, int root) {}

  public record IndexMeta(long indexId, IndexShape shape, TreeMeta tree) {}

  public record TableMeta(
      long tableId,
      TableFormat format,
      long rowCount,
      long nextRowNumber,
      boolean hasLongValues,
      TreeMeta primary,
      List<IndexMeta> indexes) {}

  public record SequenceMeta(long sequenceId, long next, long increment) {}

  /** An entry whose committed value did not fit its page. */
  public record CarriedEntry(long treeId, byte[] key, byte[] value) {}

  /**
   * A tree that is dropped but not freed.
   *
   * @param layouts of its rows, which may refer to long values; null if it has none
   */
  public record DroppedTree(TreeMeta tree, @Nullable TableLayouts layouts) {}

  /**
   * All of it.
   *
   * @param superseded the first pages of long values to which no row refers any more
   */
  public record Meta(
      int nextDatabaseId,
      long nextTreeId,
      List<DatabaseMeta> databases,
      List<TableMeta> tables,
      List<SequenceMeta> sequences,
      List<CarriedEntry> carried,
      List<DroppedTree> dropped,
      List<Integer> superseded) {}

  public static byte[] encode(Meta meta) {
    return ShapeCodec.write(out -> {
      out.writeInt(FORMAT);
      out.writeInt(meta.nextDatabaseId);
      out.writeLong(meta.nextTreeId);
      out.writeInt(meta.databases.size());
      for (DatabaseMeta database : meta.databases) {
        out.writeInt(database.databaseId);
        out.writeInt(database.nextNumber);
      }
      out.writeInt(meta.tables.size());
      for (TableMeta table : meta.tables) {
        writeTable(out, table);
      }
      out.writeInt(meta.sequences.size());
      for (SequenceMeta sequence : meta.sequences) {
        out.writeLong(sequence.sequenceId);
        out.writeLong(sequence.next);
        out.writeLong(sequence.increment);
      }
      out.writeInt(meta.carried.size());
      for (CarriedEntry entry : meta.carried) {
        out.writeLong(entry.treeId);
        writeSized(out, entry.key);
        writeSized(out, entry.value);
      }
      out.writeInt(meta.dropped.size());
      for (DroppedTree dropped : meta.dropped) {
        writeTree(out, dropped.tree);
        TableLayouts layouts = dropped.layouts;
        out.writeBoolean(layouts != null);
        if (layouts != null) {
          out.write(ShapeCodec.encode(layouts));
        }
      }
      out.writeInt(meta.superseded.size());
      for (int page : meta.superseded) {
        out.writeInt(page);
      }
    });
  }

  private static void writeTable(DataOutputStream out, TableMeta table) throws IOException {
    out.writeLong(table.tableId);
    out.write(ShapeCodec.encode(table.format));
    out.writeLong(table.rowCount);
    out.writeLong(table.nextRowNumber);
    out.writeBoolean(table.hasLongValues);
    writeTree(out, table.primary);
    out.writeInt(table.indexes.size());
    for (IndexMeta index : table.indexes) {
      out.writeLong(index.indexId);
      out.write(ShapeCodec.encode(index.shape));
      writeTree(out, index.tree);
    }
  }

  private static void writeTree(DataOutputStream out, TreeMeta tree) throws IOException {
    out.writeLong(tree.treeId);
    out.writeInt(tree.root);
  }

  private static void writeSized(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static Meta decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int format = in.getInt();
    if (format != FORMAT) {
      throw new IllegalStateException("A checkpoint has format " + format + ", which is not known");
    }
    int nextDatabaseId = in.getInt();
    long nextTreeId = in.getLong();
    List<DatabaseMeta> databases = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      databases.add(new DatabaseMeta(in.getInt(), in.getInt()));
    }
    List<TableMeta> tables = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      tables.add(readTable(in));
    }
    List<SequenceMeta> sequences = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      sequences.add(new SequenceMeta(in.getLong(), in.getLong(), in.getLong()));
    }
    List<CarriedEntry> carried = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      carried.add(new CarriedEntry(in.getLong(), readSized(in), readSized(in)));
    }
    List<DroppedTree> dropped = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      TreeMeta tree = readTree(in);
      dropped.add(new DroppedTree(tree, in.get() != 0 ? ShapeCodec.decodeLayouts(in) : null));
    }
    List<Integer> superseded = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      superseded.add(in.getInt());
    }
    return new Meta(
        nextDatabaseId, nextTreeId, databases, tables, sequences, carried, dropped, superseded);
  }

  private static TableMeta readTable(ByteBuffer in) {
    long tableId = in.getLong();
    TableFormat format = ShapeCodec.decodeFormat(in);
    long rowCount = in.getLong();
    long nextRowNumber = in.getLong();
    boolean hasLongValues = in.get() != 0;
    TreeMeta primary = readTree(in);
    List<IndexMeta> indexes = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      indexes.add(new IndexMeta(in.getLong(), ShapeCodec.decodeIndex(in), readTree(in)));
    }
    return new TableMeta(tableId, format, rowCount, nextRowNumber, hasLongValues, primary, indexes);
  }

  private static TreeMeta readTree(ByteBuffer in) {
    return new TreeMeta(in.getLong(), in.getInt());
  }

  private static byte[] readSized(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
