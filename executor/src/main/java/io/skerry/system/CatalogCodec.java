package io.skerry.system;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Databases and tables as bytes. The first byte is the format's version; a reader refuses a version
 * that it does not know.
 *
 * <p>Kinds of types are written by name, so that their order may change.
 */
final class CatalogCodec {
  private static final int VERSION = 1;

  private CatalogCodec() {}

  /** A database without its tables. */
  static byte[] encode(Database database) {
    return write(out -> {
      out.writeUTF(database.name());
      writeInstant(out, database.created());
      out.writeInt(database.nextObjectId());
      out.writeInt(database.schemas().size());
      for (String schema : database.schemas()) {
        out.writeUTF(schema);
      }
    });
  }

  static Database decodeDatabase(int id, byte[] bytes) {
    return read(
        bytes,
        in -> {
          String name = in.readUTF();
          Instant created = readInstant(in);
          int nextObjectId = in.readInt();
          int schemaCount = in.readInt();
          List<String> schemas = new ArrayList<>(schemaCount);
          for (int i = 0; i < schemaCount; i++) {
            schemas.add(in.readUTF());
          }
          return new Database(id, name, created, schemas, Map.of(), nextObjectId);
        });
  }

  static byte[] encode(Table table) {
    return write(out -> {
      out.writeUTF(table.schema());
      out.writeUTF(table.name());
      out.writeLong(table.storageId());
      writeInstant(out, table.created());
      writeInstant(out, table.modified());
      out.writeInt(table.columns().size());
      for (Column column : table.columns()) {
        writeColumn(out, column);
      }
      out.writeInt(table.indexes().size());
      for (Index index : table.indexes()) {
        writeIndex(out, index);
      }
      writeIdentity(out, table.identity());
    });
  }

  static Table decodeTable(int objectId, byte[] bytes) {
    return read(
        bytes,
        in -> {
          String schema = in.readUTF();
          String name = in.readUTF();
          long storageId = in.readLong();
          Instant created = readInstant(in);
          Instant modified = readInstant(in);
          int columnCount = in.readInt();
          List<Column> columns = new ArrayList<>(columnCount);
          for (int i = 0; i < columnCount; i++) {
            columns.add(readColumn(in));
          }
          int indexCount = in.readInt();
          List<Index> indexes = new ArrayList<>(indexCount);
          for (int i = 0; i < indexCount; i++) {
            indexes.add(readIndex(in));
          }
          Table.Identity identity = readIdentity(in);
          return new Table(
              objectId, schema, name, storageId, columns, indexes, identity, created, modified);
        });
  }

  private static void writeColumn(DataOutputStream out, Column column) throws IOException {
    out.writeInt(column.id());
    out.writeUTF(column.name());
    writeType(out, column.type());
    out.writeBoolean(column.nullable());
    out.writeBoolean(column.identity());
    writeOptional(out, column.defaultName());
    writeOptional(out, column.defaultText());
  }

  private static Column readColumn(DataInputStream in) throws IOException {
    int id = in.readInt();
    String name = in.readUTF();
    SqlType type = readType(in);
    boolean nullable = in.readBoolean();
    boolean identity = in.readBoolean();
    return new Column(id, name, type, nullable, identity, readOptional(in), readOptional(in));
  }

  private static void writeType(DataOutputStream out, SqlType type) throws IOException {
    out.writeUTF(type.kind().name());
    out.writeInt(type.length());
    out.writeByte(type.precision());
    out.writeByte(type.scale());
    writeOptional(out, type.collation() == null ? null : type.collation().name());
  }

  private static SqlType readType(DataInputStream in) throws IOException {
    TypeKind kind = TypeKind.valueOf(in.readUTF());
    int length = in.readInt();
    int precision = in.readByte();
    int scale = in.readByte();
    String collation = readOptional(in);
    return new SqlType(
        kind, length, precision, scale, collation == null ? null : collation(collation));
  }

  private static Collation collation(String name) {
    if (!name.equals(Collation.DEFAULT.name())) {
      throw new IllegalStateException("The catalog names an unknown collation " + name + ".");
    }
    return Collation.DEFAULT;
  }

  private static void writeIndex(DataOutputStream out, Index index) throws IOException {
    out.writeInt(index.id());
    out.writeUTF(index.name());
    out.writeLong(index.storageId());
    out.writeUTF(index.kind().name());
    out.writeBoolean(index.unique());
    out.writeBoolean(index.clustered());
    out.writeInt(index.columns().size());
    for (Index.IndexColumn column : index.columns()) {
      out.writeInt(column.ordinal());
      out.writeBoolean(column.descending());
    }
    out.writeInt(index.included().size());
    for (int ordinal : index.included()) {
      out.writeInt(ordinal);
    }
  }

  private static Index readIndex(DataInputStream in) throws IOException {
    int id = in.readInt();
    String name = in.readUTF();
    long storageId = in.readLong();
    Index.Kind kind = Index.Kind.valueOf(in.readUTF());
    boolean unique = in.readBoolean();
    boolean clustered = in.readBoolean();
    int columnCount = in.readInt();
    List<Index.IndexColumn> columns = new ArrayList<>(columnCount);
    for (int i = 0; i < columnCount; i++) {
      columns.add(new Index.IndexColumn(in.readInt(), in.readBoolean()));
    }
    int includedCount = in.readInt();
    List<Integer> included = new ArrayList<>(includedCount);
    for (int i = 0; i < includedCount; i++) {
      included.add(in.readInt());
    }
    return new Index(id, name, storageId, kind, unique, clustered, columns, included);
  }

  private static void writeIdentity(DataOutputStream out, Table.@Nullable Identity identity)
      throws IOException {
    out.writeBoolean(identity != null);
    if (identity != null) {
      out.writeInt(identity.ordinal());
      out.writeLong(identity.seed());
      out.writeLong(identity.increment());
      out.writeLong(identity.sequenceId());
    }
  }

  private static Table.@Nullable Identity readIdentity(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new Table.Identity(in.readInt(), in.readLong(), in.readLong(), in.readLong());
  }

  private static void writeOptional(DataOutputStream out, @Nullable String text)
      throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void writeInstant(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static byte[] write(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reader<T> reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException(
            "The catalog has format version " + version + "; this Skerry reads " + VERSION + ".");
      }
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("A row of the catalog ends too early.", e);
    }
  }
}
