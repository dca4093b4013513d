package io.skerry.tds.server;

import io.skerry.tds.codec.ServerVersion;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What a listener is told at start.
 *
 * @param address where to listen; port 0 for any free one
 * @param serverName in messages, as {@code @@SERVERNAME}
 * @param version the product version that clients are told
 * @param connectionsMax how many connections may stand at once; one more is closed at once
 * @param encryptionForced whether clients that do not encrypt are refused
 * @param loginTimeout how long a client may take from connecting to the end of its login
 * @param closeTimeout how long running requests may go on when the server closes
 * @param requestBytesMax how large a batch or a procedure call may be
 * @param valueBytesMax how large one value from a client may be
 */
public record TdsSettings(
    InetSocketAddress address,
    String serverName,
    ServerVersion version,
    ThreadKind threadKind,
    int connectionsMax,
    boolean encryptionForced,
    Duration loginTimeout,
    Duration closeTimeout,
    long requestBytesMax,
    long valueBytesMax) {
  private static final long MEBIBYTE = 1024 * 1024;

  public TdsSettings {
    if (connectionsMax < 1 || requestBytesMax < 4096 || valueBytesMax < 8000) {
      throw new IllegalArgumentException("a limit is too small");
    }
    if (valueBytesMax > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "values of " + valueBytesMax + " bytes do not fit an array");
    }
  }

  /** Settings that suit most servers, for an address. */
  public static TdsSettings of(InetSocketAddress address, String serverName) {
    return new TdsSettings(
        address,
        serverName,
        new ServerVersion(15, 0, 2000),
        ThreadKind.AUTOMATIC,
        1024,
        false,
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        256 * MEBIBYTE,
        256 * MEBIBYTE);
  }

  public TdsSettings withThreadKind(ThreadKind kind) {
    return new TdsSettings(
        address,
        serverName,
        version,
        kind,
        connectionsMax,
        encryptionForced,
        loginTimeout,
        closeTimeout,
        requestBytesMax,
        valueBytesMax);
  }

  public TdsSettings withConnectionsMax(int count) {
    return new TdsSettings(
        address,
        serverName,
        version,
        threadKind,
        count,
        encryptionForced,
        loginTimeout,
        closeTimeout,
        requestBytesMax,
        valueBytesMax);
  }

  public TdsSettings withEncryptionForced(boolean forced) {
    return new TdsSettings(
        address,
        serverName,
        version,
        threadKind,
        connectionsMax,
        forced,
        loginTimeout,
        closeTimeout,
        requestBytesMax,
        valueBytesMax);
  }

  public TdsSettings withTimeouts(Duration login, Duration close) {
    return new TdsSettings(
        address,
        serverName,
        version,
        threadKind,
        connectionsMax,
        encryptionForced,
        login,
        close,
        requestBytesMax,
        valueBytesMax);
  }
}
