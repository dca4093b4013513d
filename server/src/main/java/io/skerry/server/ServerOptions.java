package io.skerry.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen about a server.
 *
 * @param dataDirectory all that the server keeps; created at the first start
 * @param host the address to listen on, by name or number
 * @param port 0 for any free one
 * @param saPassword the password of {@code sa} for the first start; null lets the server make one
 * @param memoryBytesMax what all of the process may take; 0 for 80 % of what the machine or the
 *     container has
 */
public record ServerOptions(
    Path dataDirectory, String host, int port, @Nullable String saPassword, long memoryBytesMax) {
  public static final int DEFAULT_PORT = 1433;
  private static final long MEGABYTE = 1L << 20;

  public ServerOptions {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port);
    }
  }

  /**
   * What the environment says, by the names of the product (documentation, "Configure with
   * environment variables") and {@code SKERRY_DATA} for the data directory.
   *
   * @throws StartException if a variable has a value that cannot be
   */
  public static ServerOptions fromEnvironment(Map<String, String> environment)
      throws StartException {
    return new ServerOptions(
        dataDirectory(environment),
        environment.getOrDefault("MSSQL_IP_ADDRESS", "127.0.0.1"),
        (int) number(environment, "MSSQL_TCP_PORT", DEFAULT_PORT, 0, 65535),
        saPassword(environment),
        number(environment, "MSSQL_MEMORY_LIMIT_MB", 0, 0, Long.MAX_VALUE / MEGABYTE) * MEGABYTE);
  }

  /**
   * {@code SKERRY_DATA}, else the user's own folder for data (XDG Base Directory Specification).
   */
  private static Path dataDirectory(Map<String, String> environment) {
    String chosen = environment.get("SKERRY_DATA");
    if (chosen != null && !chosen.isEmpty()) {
      return Path.of(chosen);
    }
    String dataHome = environment.get("XDG_DATA_HOME");
    if (dataHome != null && Path.of(dataHome).isAbsolute()) {
      return Path.of(dataHome, "skerry");
    }
    String home = environment.get("HOME");
    if (home == null || home.isEmpty()) {
      home = System.getProperty("user.home");
    }
    return Path.of(home, ".local", "share", "skerry");
  }

  private static @Nullable String saPassword(Map<String, String> environment) {
    String password = environment.get("MSSQL_SA_PASSWORD");
    if (password == null || password.isEmpty()) {
      password = environment.get("SA_PASSWORD");
    }
    return password == null || password.isEmpty() ? null : password;
  }

  private static long number(
      Map<String, String> environment, String name, long otherwise, long min, long max)
      throws StartException {
    String text = environment.get(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new StartException(name + " is \"" + text + "\", which is not a number.", e);
    }
    throw new StartException(name + " is " + text + "; it may be from " + min + " to " + max + ".");
  }

  public ServerOptions withDataDirectory(Path directory) {
    return new ServerOptions(directory, host, port, saPassword, memoryBytesMax);
  }

  public ServerOptions withHost(String otherHost) {
    return new ServerOptions(dataDirectory, otherHost, port, saPassword, memoryBytesMax);
  }

  public ServerOptions withPort(int otherPort) {
    return new ServerOptions(dataDirectory, host, otherPort, saPassword, memoryBytesMax);
  }
}
