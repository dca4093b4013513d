package io.skerry.testkit.sim;

import java.nio.ByteBuffer;

/** Tells what is written or read where, in the words of the store. */
@FunctionalInterface
public interface OperationNamer {
  /** Says nothing. */
  OperationNamer NONE = (operation, file, offset, bytes) -> "";

  /**
   * @param bytes what is written, from its position on, not to be moved; empty where nothing is
   * @return empty where there is nothing to say
   */
  String meaning(DiskOperation operation, String file, long offset, ByteBuffer bytes);
}
