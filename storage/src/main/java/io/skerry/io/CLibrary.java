package io.skerry.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * The few functions of the C library that the JDK has no door to. Numbers are Linux's.
 *
 * <p>The first call in a process costs some 100 ms, so nothing here belongs on the way of a start.
 */
final class CLibrary {
  /** No space left on device. */
  static final int ENOSPC = 28;

  /** Disk quota exceeded. */
  static final int EDQUOT = 122;

  /** Read-only file system. */
  static final int EROFS = 30;

  private static final int EINTR = 4;
  private static final int ENOSYS = 38;
  private static final int EOPNOTSUPP = 95;
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final long ERROR_TEXT_BYTES_MAX = 1024;

  private CLibrary() {}

  /** What {@code strerror} says, in the language of the process. */
  @SuppressWarnings("restricted")
  static String errorText(int error) {
    MethodHandle strerror =
        function("strerror", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    try {
      MemorySegment text = (MemorySegment) strerror.invokeExact(error);
      return text.reinterpret(ERROR_TEXT_BYTES_MAX).getString(0);
    } catch (Throwable e) {
      throw neverThrown(e);
    }
  }

  /**
   * Allocates the blocks of a range of a file and makes the file at least that long, without
   * writing.
   *
   * @return false where the file system cannot
   * @throws IOException with the C library's text as its message
   */
  static boolean allocate(Path file, long offset, long length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int descriptor = open(arena.allocateFrom(file.toString()), state);
      try {
        MethodHandle fallocate =
            function(
                "fallocate",
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG),
                Linker.Option.captureCallState("errno"));
        int error;
        do {
          int result = (int) fallocate.invokeExact(state, descriptor, 0, offset, length);
          error = result == 0 ? 0 : (int) ERRNO.get(state, 0L);
        } while (error == EINTR);
        if (error != 0 && error != EOPNOTSUPP && error != ENOSYS) {
          throw new IOException(errorText(error));
        }
        return error == 0;
      } finally {
        close(descriptor);
      }
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw neverThrown(e);
    }
  }

  private static int open(MemorySegment path, MemorySegment state) throws Throwable {
    MethodHandle open =
        function(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2),
            Linker.Option.captureCallState("errno"));
    int descriptor = (int) open.invokeExact(state, path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) {
      throw new IOException(errorText((int) ERRNO.get(state, 0L)));
    }
    return descriptor;
  }

  /** Nothing was written through the descriptor, so closing it cannot lose anything. */
  private static void close(int descriptor) throws Throwable {
    MethodHandle close =
        function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    int unused = (int) close.invokeExact(descriptor);
  }

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(StructLayout.PathElement.groupElement("errno"));

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
  }

  private static AssertionError neverThrown(Throwable e) {
    return new AssertionError("the C library's functions throw nothing", e);
  }
}
