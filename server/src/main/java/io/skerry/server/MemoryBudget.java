package io.skerry.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the process's memory is shared out, fixed at start.
 *
 * @param totalBytes what the whole process may take
 * @param statementBytes of the Java heap, for the hash tables and sorts of one statement
 * @param lockBytes of the Java heap, for all locks
 * @param pageCacheBytes of it, outside the Java heap, for the pages of tables
 */
record MemoryBudget(long totalBytes, long statementBytes, long lockBytes, long pageCacheBytes) {
  private static final long MEGABYTE = 1L << 20;
  private static final long PAGE_CACHE_BYTES_MIN = 32 * MEGABYTE;

  /** The store takes memory only for the pages that it has; so much is for more than a 1 GB pod. */
  private static final long PAGE_CACHE_BYTES_MAX = 512 * MEGABYTE;

  /** So many statements may take all that they may, and the heap still holds them. */
  private static final int STATEMENTS_AT_ONCE = 4;

  private static final int LOCKS_SHARE = 8;

  /** Class data, compiled code, thread stacks and network buffers. */
  private static final long OVERHEAD_BYTES = 128 * MEGABYTE;

  /**
   * Shares out {@code limitBytes}, or 80 % of what the machine or the container has where it is 0.
   *
   * @param heapBytes the most that the Java heap takes
   */
  static MemoryBudget of(long limitBytes, long heapBytes) throws IOException {
    long total = limitBytes > 0 ? limitBytes : available() / 10 * 8;
    long rest = total - heapBytes - OVERHEAD_BYTES;
    return new MemoryBudget(
        total,
        heapBytes / STATEMENTS_AT_ONCE,
        heapBytes / LOCKS_SHARE,
        Math.clamp(rest, PAGE_CACHE_BYTES_MIN, PAGE_CACHE_BYTES_MAX));
  }

  /**
   * The container's limit (control groups, version 2 and 1), or the machine's memory, whichever is
   * less.
   */
  private static long available() throws IOException {
    long machine = machineBytes();
    long group =
        Math.min(
            limitIn(Path.of("/sys/fs/cgroup/memory.max")),
            limitIn(Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes")));
    return Math.min(machine, group);
  }

  private static long limitIn(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return Long.MAX_VALUE;
    }
    String text = Files.readString(file).strip();
    return text.equals("max") ? Long.MAX_VALUE : Long.parseLong(text);
  }

  private static long machineBytes() throws IOException {
    Path file = Path.of("/proc/meminfo");
    if (!Files.isReadable(file)) {
      return 4 * Runtime.getRuntime().maxMemory();
    }
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("MemTotal:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    throw new IOException("/proc/meminfo has no MemTotal");
  }
}
