package io.skerry.cli;

import io.skerry.server.ServerOptions;
import io.skerry.server.StartException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code skerry up} was told on the command line; null where it was told nothing. */
record UpArguments(@Nullable Integer port, @Nullable Path data, @Nullable String host) {
  private static final UpArguments NONE = new UpArguments(null, null, null);

  /**
   * Reads a command line that is nothing but {@code up} and pairs of option and value; empty for
   * any other, which picocli then reads, or explains. Picocli's classes are of Java 5, which no AOT
   * cache takes in: with it {@code up} starts some 110 ms later, and with that ends each failover
   * later.
   */
  static Optional<UpArguments> readPlain(String... words) {
    if (words.length % 2 == 0 || !words[0].equals("up")) {
      return Optional.empty();
    }
    UpArguments read = NONE;
    for (int i = 1; i < words.length; i += 2) {
      Optional<UpArguments> next = read.with(words[i], words[i + 1]);
      if (next.isEmpty()) {
        return next;
      }
      read = next.get();
    }
    return Optional.of(read);
  }

  private Optional<UpArguments> with(String option, String value) {
    return switch (option) {
      case "--port" ->
          value.matches("[0-9]{1,5}")
              ? Optional.of(new UpArguments(Integer.valueOf(value), data, host))
              : Optional.empty();
      case "--data" -> Optional.of(new UpArguments(port, Path.of(value), host));
      case "--host" -> Optional.of(new UpArguments(port, data, value));
      default -> Optional.empty();
    };
  }

  /**
   * The options with what was told in place of what the environment says.
   *
   * @throws StartException if the port is none
   */
  ServerOptions applyTo(ServerOptions environment) throws StartException {
    ServerOptions options = environment;
    if (port != null) {
      if (port < 0 || port > 65535) {
        throw new StartException("--port is " + port + "; it may be from 0 to 65535.");
      }
      options = options.withPort(port);
    }
    if (data != null) {
      options = options.withDataDirectory(data.toAbsolutePath().normalize());
    }
    return host == null ? options : options.withHost(host);
  }
}
