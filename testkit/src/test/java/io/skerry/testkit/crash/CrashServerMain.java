package io.skerry.testkit.crash;

import io.skerry.server.Server;
import io.skerry.server.ServerOptions;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server process for {@link CrashTrialTest}, which cannot see the command line's module. */
final class CrashServerMain {
  public static void main(String[] arguments) throws Exception {
    ServerOptions options =
        ServerOptions.fromEnvironment(System.getenv())
            .withPort(Integer.parseInt(arguments[2]))
            .withDataDirectory(Path.of(arguments[4]));
    Server server = Server.start(options, (_, _) -> Runtime.getRuntime().halt(3));
    Runnable end =
        () -> {
          server.close();
          Runtime.getRuntime().halt(0);
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(end));
    System.out.println("Skerry is ready on 127.0.0.1 port " + server.port());
    new CountDownLatch(1).await();
  }
}
