package io.skerry.page;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Large memory that is zero without being written: the C library's {@code calloc} takes fresh pages
 * from the system, which come zeroed when they are first touched. {@link Arena#allocate} would
 * write all of it at once, which delays the start and makes it resident.
 */
final class ZeroedMemory {
  private ZeroedMemory() {}

  /** Memory that lives as long as the arena. */
  @SuppressWarnings("restricted")
  static MemorySegment allocate(Arena arena, long bytes, long alignment) {
    Linker linker = Linker.nativeLinker();
    MethodHandle calloc =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("calloc"),
            FunctionDescriptor.of(
                ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    MethodHandle free =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("free"),
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    MemorySegment whole = (MemorySegment) call(calloc, 1L, bytes + alignment);
    if (whole.address() == 0) {
      throw new OutOfMemoryError("no memory for a page pool of " + bytes + " bytes");
    }
    MemorySegment owned =
        whole.reinterpret(bytes + alignment, arena, segment -> call(free, segment));
    long skip = -owned.address() & alignment - 1;
    return owned.asSlice(skip, bytes);
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new AssertionError("the C library's memory functions throw nothing", e);
    }
  }
}
