package io.skerry.tds.codec;

import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server says besides rows ([MS-TDS] 2.2.7). {@link TokenEncoder} gives each its bytes. */
public sealed interface Token {
  /**
   * The end of a statement, of a procedure, or of a statement within one ([MS-TDS] 2.2.7.6, 2.2.7.7
   * and 2.2.7.8).
   *
   * @param status the bits of {@link DoneStatus}
   * @param command what kind of statement it was
   * @param rowCount counts only with {@link DoneStatus#COUNT}
   */
  record Done(DoneKind kind, int status, int command, long rowCount) implements Token {
    public Done with(int moreStatus) {
      return new Done(kind, status | moreStatus, command, rowCount);
    }
  }

  /** Which of the three DONE tokens. */
  enum DoneKind {
    DONE(0xFD),
    DONEPROC(0xFE),
    DONEINPROC(0xFF);

    private final int code;

    DoneKind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** An error or an information ([MS-TDS] 2.2.7.10 and 2.2.7.13). */
  record Message(
      boolean error,
      int number,
      int state,
      int severity,
      String text,
      String server,
      String procedure,
      int line)
      implements Token {}

  /** A change that is named by its new and its old value ([MS-TDS] 2.2.7.9, types 1 to 6). */
  record TextChange(int type, String to, String from) implements Token {}

  /** A change that is told in bytes ([MS-TDS] 2.2.7.9, types 7 to 12, 17 and 18). */
  record BytesChange(int type, byte[] to, byte[] from) implements Token {}

  /** The login succeeded ([MS-TDS] 2.2.7.14). */
  record LoginAck(TdsVersion version, String program, ServerVersion server) implements Token {}

  /** The feature extensions that the server takes ([MS-TDS] 2.2.7.11). */
  record FeatureExtAck(List<Feature> features) implements Token {
    public FeatureExtAck {
      features = List.copyOf(features);
    }
  }

  /** A feature's number and what is said of it. */
  record Feature(int id, byte[] data) {}

  /** What a procedure returned ([MS-TDS] 2.2.7.18). */
  record ReturnStatus(int value) implements Token {}

  /**
   * The value of an output parameter ([MS-TDS] 2.2.7.19).
   *
   * @param value boxed as {@code type} asks, null for NULL
   */
  record ReturnValue(int ordinal, String name, SqlType type, @Nullable Object value)
      implements Token {}
}
