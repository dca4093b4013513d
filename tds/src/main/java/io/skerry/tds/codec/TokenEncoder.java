package io.skerry.tds.codec;

import io.skerry.batch.Vector;
import io.skerry.tds.codec.Token.BytesChange;
import io.skerry.tds.codec.Token.Done;
import io.skerry.tds.codec.Token.Feature;
import io.skerry.tds.codec.Token.FeatureExtAck;
import io.skerry.tds.codec.Token.LoginAck;
import io.skerry.tds.codec.Token.Message;
import io.skerry.tds.codec.Token.ReturnStatus;
import io.skerry.tds.codec.Token.ReturnValue;
import io.skerry.tds.codec.Token.TextChange;

/**
 * Writes tokens as the client's version of the protocol has them ([MS-TDS] 2.2.7). One for each
 * connection.
 */
public final class TokenEncoder {
  private static final int RETURN_STATUS = 0x79;
  private static final int ERROR = 0xAA;
  private static final int INFO = 0xAB;
  private static final int RETURN_VALUE = 0xAC;
  private static final int LOGIN_ACK = 0xAD;
  private static final int FEATURE_EXT_ACK = 0xAE;
  private static final int ENVIRONMENT_CHANGE = 0xE3;
  private static final int FEATURES_END = 0xFF;
  private static final int OUTPUT_PARAMETER = 0x01;

  /** LOGINACK's word for Transact-SQL. */
  private static final int INTERFACE_TSQL = 1;

  /** So that a token stays under 64 KiB. */
  private static final int MESSAGE_CHARACTERS_MAX = 30_000;

  private static final int NAME_CHARACTERS_MAX = 255;

  private final TdsVersion version;
  private final TypeInfoWriter types;
  private final ByteBuilder bytes = new ByteBuilder();

  public TokenEncoder(TdsVersion version) {
    this.version = version;
    this.types = new TypeInfoWriter(version);
  }

  public void write(PacketWriter out, Token token) {
    switch (token) {
      case Done done -> writeDone(out, done);
      case Message message -> writeMessage(out, message);
      case TextChange change -> {
        startSized(ENVIRONMENT_CHANGE);
        bytes.put(change.type()).putShortText(change.to()).putShortText(change.from());
        endSized(out);
      }
      case BytesChange change -> {
        startSized(ENVIRONMENT_CHANGE);
        bytes.put(change.type()).put(change.to().length).putBytes(change.to());
        bytes.put(change.from().length).putBytes(change.from());
        endSized(out);
      }
      case LoginAck ack -> writeLoginAck(out, ack);
      case FeatureExtAck ack -> writeFeatures(out, ack);
      case ReturnStatus status -> {
        out.put(RETURN_STATUS);
        out.putInt(status.value());
      }
      case ReturnValue value -> writeReturnValue(out, value);
    }
  }

  private void startSized(int token) {
    bytes.clear().put(token).putShort(0);
  }

  private void endSized(PacketWriter out) {
    bytes.setShort(1, bytes.size() - 3);
    out.putBytes(bytes);
  }

  private void writeDone(PacketWriter out, Done done) {
    out.put(done.kind().code());
    out.putShort(done.status());
    out.putShort(done.command());
    if (version.isYukon()) {
      out.putLong(done.rowCount());
    } else {
      out.putInt((int) Math.min(done.rowCount(), Integer.MAX_VALUE));
    }
  }

  private void writeMessage(PacketWriter out, Message message) {
    String text = message.text();
    String cut =
        text.length() > MESSAGE_CHARACTERS_MAX ? text.substring(0, MESSAGE_CHARACTERS_MAX) : text;
    startSized(message.error() ? ERROR : INFO);
    bytes.putInt(message.number()).put(message.state()).put(message.severity()).putText(cut);
    bytes.putShortText(message.server()).putShortText(message.procedure());
    if (version.isYukon()) {
      bytes.putInt(message.line());
    } else {
      bytes.putShort(Math.min(message.line(), 0xFFFF));
    }
    endSized(out);
  }

  /** The protocol's version stands highest byte first here, unlike in LOGIN7. */
  private void writeLoginAck(PacketWriter out, LoginAck ack) {
    startSized(LOGIN_ACK);
    bytes.put(INTERFACE_TSQL).putIntBigEndian(ack.version().number()).putShortText(ack.program());
    bytes.put(ack.server().major()).put(ack.server().minor());
    bytes.putShortBigEndian(ack.server().build());
    endSized(out);
  }

  private void writeFeatures(PacketWriter out, FeatureExtAck ack) {
    bytes.clear().put(FEATURE_EXT_ACK);
    for (Feature feature : ack.features()) {
      bytes.put(feature.id()).putInt(feature.data().length).putBytes(feature.data());
    }
    bytes.put(FEATURES_END);
    out.putBytes(bytes);
  }

  private void writeReturnValue(PacketWriter out, ReturnValue value) {
    String name = value.name();
    bytes.clear().put(RETURN_VALUE).putShort(value.ordinal());
    bytes.putShortText(name.length() > NAME_CHARACTERS_MAX ? "" : name).put(OUTPUT_PARAMETER);
    putUserTypeAndFlags(0);
    types.write(bytes, value.type());
    out.putBytes(bytes);
    Vector one = Vector.of(value.type().physical());
    one.set(0, value.value());
    ColumnWriter writer = ColumnWriters.of(value.type(), version);
    writer.bind(one);
    writer.write(out, 0);
  }

  private void putUserTypeAndFlags(int flags) {
    if (version.isYukon()) {
      bytes.putInt(0);
    } else {
      bytes.putShort(0);
    }
    bytes.putShort(flags);
  }
}
