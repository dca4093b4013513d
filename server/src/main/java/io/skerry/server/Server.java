package io.skerry.server;

import io.skerry.session.Engine;
import org.jspecify.annotations.Nullable;

public final class Server implements AutoCloseable {
  public static Server start(ServerOptions options, FatalErrorHandler onFatalError)
      throws StartException {
    throw new StartException("not yet");
  }

  public int port() {
    return 0;
  }

  public Engine engine() {
    throw new AssertionError();
  }

  public @Nullable String generatedPassword() {
    return null;
  }

  public boolean ignoresWantedPassword() {
    return false;
  }

  @Override
  public void close() {}
}
