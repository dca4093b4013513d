package io.skerry.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The name of this machine or container, as the kernel has it: no name server is asked, which may
 * take seconds.
 */
final class HostName {
  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** The name, or {@code localhost} where the kernel does not say. */
  static String ofThisMachine() throws IOException {
    if (!Files.isReadable(KERNEL_NAME)) {
      return "localhost";
    }
    String name = Files.readString(KERNEL_NAME).strip();
    return name.isEmpty() ? "localhost" : name;
  }
}
