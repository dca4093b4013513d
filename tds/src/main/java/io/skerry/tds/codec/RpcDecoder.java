package io.skerry.tds.codec;

import io.skerry.batch.Vector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ProcedureCall.Argument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The procedure calls of a message ([MS-TDS] 2.2.6.6). */
public final class RpcDecoder {
  /** Parameters of one call. */
  public static final int PARAMETERS_MAX = 2100;

  private static final int CALLS_MAX = 100_000;
  private static final int NAME_IS_NUMBER = 0xFFFF;
  private static final int NAME_CHARACTERS_MAX = 1046;
  private static final int SEPARATOR = 0xFF;
  private static final int SEPARATOR_NO_EXECUTION = 0xFE;
  private static final int SEPARATOR_OLD = 0x80;
  private static final int FLAG_OUTPUT = 0x01;
  private static final int FLAG_DEFAULT = 0x02;
  private static final int FLAG_ENCRYPTED = 0x08;

  /** The procedures of the well-known numbers, from 1 on ([MS-TDS] 2.2.6.6, ProcID). */
  private static final List<String> WELL_KNOWN =
      List.of(
          "sp_cursor",
          "sp_cursoropen",
          "sp_cursorprepare",
          "sp_cursorexecute",
          "sp_cursorprepexec",
          "sp_cursorunprepare",
          "sp_cursorfetch",
          "sp_cursoroption",
          "sp_cursorclose",
          "sp_executesql",
          "sp_prepare",
          "sp_execute",
          "sp_prepexec",
          "sp_prepexecrpc",
          "sp_unprepare");

  private final PacketReader in;
  private final TdsVersion version;
  private final ValueReader values;

  /**
   * @param valueBytesMax how large one value may be
   */
  public RpcDecoder(PacketReader in, TdsVersion version, long valueBytesMax) {
    this.in = in;
    this.version = version;
    this.values = new ValueReader(in, valueBytesMax, false);
  }

  /**
   * All calls of the current message.
   *
   * @throws SqlException 8003, 8009 or 8023 where a parameter cannot be taken; the rest of the
   *     message is then not read
   */
  public List<ProcedureCall> decode() throws IOException {
    RequestHeaders.skip(in, version);
    List<ProcedureCall> calls = new ArrayList<>(1);
    do {
      if (calls.size() == CALLS_MAX) {
        throw new ProtocolException("too many procedure calls in a message");
      }
      calls.add(readCall());
    } while (!in.atEnd());
    return calls;
  }

  private ProcedureCall readCall() throws IOException {
    String name = readName();
    in.readUnsignedShort();
    List<Argument> arguments = new ArrayList<>();
    while (!in.atEnd()) {
      int next = in.peek();
      if (isSeparator(next)) {
        in.readByte();
        break;
      }
      if (arguments.size() == PARAMETERS_MAX) {
        throw new SqlException(SqlError.TOO_MANY_PARAMETERS, PARAMETERS_MAX);
      }
      arguments.add(readArgument(arguments.size() + 1));
    }
    return new ProcedureCall(name, arguments);
  }

  /** A parameter begins with its name's length, which is below any separator. */
  private boolean isSeparator(int next) {
    return version.isYukon()
        ? next == SEPARATOR || next == SEPARATOR_NO_EXECUTION
        : next == SEPARATOR_OLD;
  }

  private String readName() throws IOException {
    int length = in.readUnsignedShort();
    if (length != NAME_IS_NUMBER) {
      if (length > NAME_CHARACTERS_MAX) {
        throw new ProtocolException("a procedure name of " + length + " characters");
      }
      return in.readUtf16(length);
    }
    int number = in.readUnsignedShort();
    if (number < 1 || number > WELL_KNOWN.size()) {
      throw new ProtocolException("procedure number " + number);
    }
    return WELL_KNOWN.get(number - 1);
  }

  private Argument readArgument(int ordinal) throws IOException {
    String name = in.readShortText();
    int flags = in.readByte();
    if ((flags & FLAG_ENCRYPTED) != 0) {
      throw new ProtocolException("an encrypted parameter");
    }
    try {
      TypeInfo info = TypeInfo.read(in, version);
      Vector one = Vector.of(info.type().physical());
      values.read(info, one, 0);
      return new Argument(
          name, info.type(), one.get(0), (flags & FLAG_OUTPUT) != 0, (flags & FLAG_DEFAULT) != 0);
    } catch (UnknownTypeException unknown) {
      String code = String.format(Locale.ROOT, "%02X", unknown.code());
      throw new SqlException(SqlError.RPC_TYPE_UNKNOWN, ordinal, name, code);
    } catch (InvalidValueException invalid) {
      throw new SqlException(SqlError.RPC_VALUE_INVALID, ordinal, name, invalid.typeName());
    }
  }
}
