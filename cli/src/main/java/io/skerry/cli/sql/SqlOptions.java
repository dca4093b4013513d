package io.skerry.cli.sql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code skerry sql} was asked to do.
 *
 * @param password null for that of the environment or the data folder
 * @param input a file of batches; null where there is none
 * @param query a text of batches; null where there is none
 * @param stopOnError whether the first error ends all, with exit code 1
 * @param trust whether any certificate of the server is taken
 */
public record SqlOptions(
    Address server,
    String user,
    @Nullable String password,
    @Nullable String database,
    @Nullable Path input,
    @Nullable String query,
    boolean stopOnError,
    boolean trust) {

  /** A server's host and port. */
  public record Address(String host, int port) {
    private static final int DEFAULT_PORT = 1433;

    /** Where {@code skerry up} listens. */
    public static final Address LOCAL = new Address("127.0.0.1", DEFAULT_PORT);

    /**
     * Reads {@code host}, {@code host,port} or {@code tcp:host,port}, as sqlcmd takes them.
     *
     * @throws IllegalArgumentException if the port is none
     */
    public static Address parse(String text) {
      String rest = text.startsWith("tcp:") ? text.substring("tcp:".length()) : text;
      int comma = rest.indexOf(',');
      String host = comma < 0 ? rest : rest.substring(0, comma);
      int port = DEFAULT_PORT;
      if (comma >= 0) {
        try {
          port = Integer.parseInt(rest.substring(comma + 1).strip());
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("not host,port: " + text, e);
        }
      }
      return new Address(host.equals(".") || host.isEmpty() ? "localhost" : host, port);
    }

    /** Whether it is this machine, so that nobody can stand in between. */
    boolean isLoopback() {
      return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    @Override
    public String toString() {
      return host + "," + port;
    }
  }
}
