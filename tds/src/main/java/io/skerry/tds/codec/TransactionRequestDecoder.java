package io.skerry.tds.codec;

import io.skerry.session.IsolationLevel;
import io.skerry.session.TransactionRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A transaction manager request ([MS-TDS] 2.2.6.9). */
public final class TransactionRequestDecoder {
  private static final int BEGIN = 5;
  private static final int COMMIT = 7;
  private static final int ROLLBACK = 8;
  private static final int SAVE = 9;
  private static final int FLAG_BEGIN_NEXT = 0x01;

  private TransactionRequestDecoder() {}

  /**
   * The request; null for one that needs a distributed transaction coordinator, which there is none
   * of.
   */
  public static @Nullable TransactionRequest decode(PacketReader in, TdsVersion version)
      throws IOException {
    RequestHeaders.skip(in, version);
    int kind = in.readUnsignedShort();
    TransactionRequest request =
        switch (kind) {
          case BEGIN -> readBegin(in);
          case COMMIT -> new TransactionRequest.Commit(readName(in), readNext(in));
          case ROLLBACK -> new TransactionRequest.Rollback(readName(in), readNext(in));
          case SAVE -> new TransactionRequest.Save(readName(in));
          default -> null;
        };
    in.skipMessage();
    return request;
  }

  private static TransactionRequest.Begin readBegin(PacketReader in) throws IOException {
    IsolationLevel isolation = isolation(in.readByte());
    return new TransactionRequest.Begin(readName(in), isolation);
  }

  private static TransactionRequest.@Nullable Begin readNext(PacketReader in) throws IOException {
    int flags = in.atEnd() ? 0 : in.readByte();
    return (flags & FLAG_BEGIN_NEXT) == 0 ? null : readBegin(in);
  }

  /** The name's length is in bytes here. */
  private static String readName(PacketReader in) throws IOException {
    int bytes = in.readByte();
    if (bytes % 2 != 0) {
      throw new ProtocolException("a transaction name of half a character");
    }
    return in.readUtf16(bytes / 2);
  }

  private static @Nullable IsolationLevel isolation(int code) throws ProtocolException {
    return switch (code) {
      case 0 -> null;
      case 1 -> IsolationLevel.READ_UNCOMMITTED;
      case 2 -> IsolationLevel.READ_COMMITTED;
      case 3 -> IsolationLevel.REPEATABLE_READ;
      case 4 -> IsolationLevel.SERIALIZABLE;
      case 5 -> IsolationLevel.SNAPSHOT;
      default -> throw new ProtocolException("isolation level " + code);
    };
  }
}
