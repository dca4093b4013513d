package io.skerry.tds.server;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.Engine;
import io.skerry.session.Login;
import io.skerry.session.ServerMessage;
import io.skerry.session.Session;
import io.skerry.tds.codec.BufferPool;
import io.skerry.tds.codec.DoneStatus;
import io.skerry.tds.codec.EnvironmentType;
import io.skerry.tds.codec.Login7;
import io.skerry.tds.codec.PacketReader;
import io.skerry.tds.codec.PacketType;
import io.skerry.tds.codec.PacketWriter;
import io.skerry.tds.codec.Prelogin;
import io.skerry.tds.codec.ProtocolException;
import io.skerry.tds.codec.TdsVersion;
import io.skerry.tds.codec.Token;
import io.skerry.tds.codec.TokenEncoder;
import io.skerry.types.Collation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the first byte of a connection to its session ([MS-TDS] 3.3.5, login states of the server).
 * Used by one connection, once.
 */
final class LoginHandshake {
  private static final Logger LOG = LoggerFactory.getLogger(LoginHandshake.class);

  /** The first byte of a TLS handshake, by which a strict client is known. */
  private static final int TLS_HANDSHAKE = 0x16;

  private static final String PROGRAM = "Microsoft SQL Server";
  private static final String LANGUAGE = "us_english";
  private static final String FIRST_DATABASE = "master";
  private static final int PACKET_BYTES_MIN = 512;

  /** A packet is at most one TLS record; clients refuse larger ones. */
  private static final int ENCRYPTED_PACKET_BYTES_MAX = 16383;

  private static final int DATABASE_CHANGED = 5701;
  private static final int LANGUAGE_CHANGED = 5703;
  private static final byte[] NOTHING = {};

  private final Engine engine;
  private final @Nullable TlsFactory tls;
  private final TdsSettings settings;
  private final SocketWire socket;
  private final String clientAddress;
  private final PacketReader reader;
  private final PacketWriter writer;

  /**
   * @param tls null where the server has no certificate
   */
  LoginHandshake(
      Engine engine,
      @Nullable TlsFactory tls,
      TdsSettings settings,
      SocketWire socket,
      String clientAddress,
      BufferPool pool) {
    this.engine = engine;
    this.tls = tls;
    this.settings = settings;
    this.socket = socket;
    this.clientAddress = clientAddress;
    this.reader = new PacketReader(socket);
    this.writer = new PacketWriter(socket, pool);
  }

  /** Logs in; null where the client went away or was refused, which it was told then. */
  @Nullable LoggedIn perform() throws IOException {
    int first = socket.peekFirstByte();
    if (first < 0) {
      return null;
    }
    boolean strict = first == TLS_HANDSHAKE;
    if (strict) {
      startStrict();
    }
    PacketType type = reader.nextMessage(Prelogin.BYTES_MAX);
    int encryption = strict ? Prelogin.ENCRYPT_ON : Prelogin.ENCRYPT_NOT_SUPPORTED;
    if (type == PacketType.PRELOGIN) {
      Prelogin request = Prelogin.decode(reader.readRest());
      if (!strict) {
        encryption = negotiate(request.encryption());
      }
      writer.putBytes(Prelogin.encodeReply(request, encryption, settings.version()));
      writer.endMessage();
      if (!strict && encryption != Prelogin.ENCRYPT_NOT_SUPPORTED) {
        startWrapped();
      }
      type = reader.nextMessage(Login7.BYTES_MAX);
    } else {
      reader.liftLimit();
    }
    if (type == null) {
      return null;
    }
    if (type != PacketType.LOGIN7) {
      throw new ProtocolException("a message of type " + type + " before the login");
    }
    Login7 login = Login7.decode(reader.readRest(Login7.BYTES_MAX));
    if (encryption == Prelogin.ENCRYPT_OFF) {
      reader.switchTo(socket);
      writer.switchTo(socket);
    }
    return open(login, strict, encryption);
  }

  /** What to answer to a client's wish for encryption ([MS-TDS] 2.2.6.5, table of ENCRYPTION). */
  private int negotiate(int wanted) {
    if (tls == null) {
      return Prelogin.ENCRYPT_NOT_SUPPORTED;
    }
    return switch (wanted) {
      case Prelogin.ENCRYPT_OFF ->
          settings.encryptionForced() ? Prelogin.ENCRYPT_REQUIRED : Prelogin.ENCRYPT_OFF;
      case Prelogin.ENCRYPT_NOT_SUPPORTED ->
          settings.encryptionForced() ? Prelogin.ENCRYPT_REQUIRED : Prelogin.ENCRYPT_NOT_SUPPORTED;
      default -> Prelogin.ENCRYPT_ON;
    };
  }

  private void startWrapped() throws IOException {
    if (tls == null) {
      throw new AssertionError("encryption was agreed on without a certificate");
    }
    TlsWire wire = tls.wrapped(new PreloginWire(reader, writer));
    wire.handshake();
    wire.replaceLower(socket, reader.switchTo(wire));
    writer.switchTo(wire);
  }

  private void startStrict() throws IOException {
    if (tls == null) {
      throw new ProtocolException("TLS where the server has no certificate");
    }
    TlsWire wire = tls.strict(socket);
    wire.handshake();
    reader.switchTo(wire);
    writer.switchTo(wire);
  }

  private @Nullable LoggedIn open(Login7 login, boolean strict, int encryption) throws IOException {
    TdsVersion version = TdsVersion.negotiate(login.wantedVersion(), strict);
    if (version == null) {
      throw new ProtocolException(
          "TDS version 0x" + Integer.toHexString(login.wantedVersion()) + " is not known");
    }
    boolean encrypted =
        encryption == Prelogin.ENCRYPT_ON || encryption == Prelogin.ENCRYPT_REQUIRED;
    if (settings.encryptionForced() && !encrypted) {
      throw new ProtocolException("a login without encryption, which the server asks for");
    }
    TokenEncoder encoder = new TokenEncoder(version);
    Session session;
    try {
      session = logIn(login, encrypted);
    } catch (SqlException refused) {
      LOG.info(
          "Login of user '{}' from {} failed: error {}, state {}",
          login.user(),
          clientAddress,
          refused.number(),
          refused.state());
      encoder.write(writer, message(ServerMessage.of(refused)));
      encoder.write(
          writer,
          new Token.Done(Token.DoneKind.DONE, DoneStatus.ERROR, DoneStatus.COMMAND_NONE, 0));
      writer.endMessage();
      return null;
    }
    try {
      acknowledge(encoder, login, version, session, encrypted);
    } catch (RuntimeException failed) {
      session.close();
      throw failed;
    }
    return new LoggedIn(session, reader, writer, version);
  }

  private Session logIn(Login7 login, boolean encrypted) {
    if (login.integrated()) {
      throw new SqlException(SqlError.LOGIN_UNTRUSTED_DOMAIN);
    }
    if (!login.newPassword().isEmpty()) {
      throw new SqlException(SqlError.LOGIN_PASSWORD_CHANGE_FAILED, login.user());
    }
    return engine.login(
        new Login(
            login.user(),
            login.password(),
            login.database().isEmpty() ? null : login.database(),
            login.hostName(),
            login.applicationName(),
            login.libraryName(),
            clientAddress,
            encrypted));
  }

  private Token.Message message(ServerMessage message) {
    return ReplyWriter.token(message, settings.serverName());
  }

  private void acknowledge(
      TokenEncoder encoder, Login7 login, TdsVersion version, Session session, boolean encrypted) {
    int packetSize = packetSize(login.packetSize(), encrypted);
    String database = session.database();
    byte[] collation = Collation.DEFAULT.wireBytes();
    writer.setSessionId(session.id());
    List<Token> tokens =
        List.of(
            new Token.TextChange(EnvironmentType.DATABASE, database, FIRST_DATABASE),
            information(DATABASE_CHANGED, 2, "Changed database context to '" + database + "'."),
            new Token.BytesChange(EnvironmentType.COLLATION, collation, NOTHING),
            new Token.TextChange(EnvironmentType.LANGUAGE, LANGUAGE, ""),
            information(LANGUAGE_CHANGED, 1, "Changed language setting to " + LANGUAGE + "."),
            new Token.LoginAck(version, PROGRAM, settings.version()),
            new Token.TextChange(
                EnvironmentType.PACKET_SIZE,
                Integer.toString(packetSize),
                Integer.toString(PacketWriter.PACKET_BYTES_AT_LOGIN)),
            new Token.Done(Token.DoneKind.DONE, DoneStatus.FINAL, DoneStatus.COMMAND_NONE, 0));
    for (Token token : tokens) {
      boolean hidden = token instanceof Token.BytesChange && !version.hasCollations();
      if (!hidden) {
        encoder.write(writer, token);
      }
    }
    writer.endMessage();
    writer.setPacketSize(packetSize);
    reader.setPacketSize(Math.min(packetSize, 2 * PacketWriter.PACKET_BYTES_AT_LOGIN));
  }

  private Token.Message information(int number, int state, String text) {
    return message(new ServerMessage(number, 0, state, text, "", 1));
  }

  private static int packetSize(int wanted, boolean encrypted) {
    if (wanted <= 0) {
      return PacketWriter.PACKET_BYTES_AT_LOGIN;
    }
    int largest = encrypted ? ENCRYPTED_PACKET_BYTES_MAX : PacketWriter.PACKET_BYTES_MAX;
    return Math.max(PACKET_BYTES_MIN, Math.min(wanted, largest));
  }
}
