package io.skerry.testkit.sim;

import java.nio.ByteBuffer;

/**
 * Names what stands where in the files of a store. The only place of the simulation that knows
 * their layout; where it knows wrong, a trace reads wrong, and nothing else.
 */
public final class StoreFiles implements OperationNamer {
  private static final int PAGE_BYTES = 16 << 10;
  private static final int PAGE_ID_AT = 4;
  private static final int PAGE_TYPE_AT = 16;

  @Override
  public String meaning(DiskOperation operation, String file, long offset, ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return "";
    }
    if (file.startsWith("log-")) {
      return offset == 0 ? "segment header" : "frames";
    }
    if (file.startsWith("pages-") && bytes.remaining() == PAGE_BYTES) {
      return page(bytes);
    }
    return file.startsWith("root-") || file.equals("epoch") ? "slot " + (offset == 0 ? 0 : 1) : "";
  }

  private static String page(ByteBuffer bytes) {
    int begin = bytes.position();
    int id = bytes.getInt(begin + PAGE_ID_AT);
    return switch (bytes.get(begin + PAGE_TYPE_AT)) {
      case 1 -> "leaf, page " + id;
      case 2 -> "inner, page " + id;
      case 3 -> "long value, page " + id;
      case 4 -> "page map " + id;
      case 5 -> "meta data " + id;
      case 6 -> "header of extent " + id;
      default -> "page of unknown type";
    };
  }
}
