package io.skerry.tds.codec;

import org.jspecify.annotations.Nullable;

/** The versions of the protocol, oldest first ([MS-TDS] 2.2.6.4 and 2.2.7.14). */
public enum TdsVersion {
  V7_0(0x07000000),
  V7_1(0x71000001),
  V7_2(0x72090002),
  V7_3_A(0x730A0003),
  V7_3_B(0x730B0003),
  V7_4(0x74000004),
  V8_0(0x08000000);

  private final int number;

  TdsVersion(int number) {
    this.number = number;
  }

  /** As LOGIN7 carries it, and LOGINACK in the other byte order. */
  public int number() {
    return number;
  }

  /**
   * The version to speak with a client that asks for {@code wanted}; null where it is older than
   * all we know.
   *
   * @param strict whether the connection began with TLS, as only 8.0 does
   */
  public static @Nullable TdsVersion negotiate(int wanted, boolean strict) {
    if (strict || wanted == V8_0.number) {
      return strict ? V8_0 : V7_4;
    }
    int major = wanted >>> 24;
    if (major == 0x07) {
      return (wanted >>> 16 & 0xFF) == 0x01 ? V7_1 : V7_0;
    }
    return switch (major) {
      case 0x70 -> V7_0;
      case 0x71 -> V7_1;
      case 0x72 -> V7_2;
      case 0x73 -> (wanted >>> 16 & 0xFF) >= 0x0B ? V7_3_B : V7_3_A;
      default -> major >= 0x74 ? V7_4 : null;
    };
  }

  private boolean atLeast(TdsVersion version) {
    return compareTo(version) >= 0;
  }

  /** Collations in type descriptions. */
  public boolean hasCollations() {
    return atLeast(V7_1);
  }

  /**
   * ALL_HEADERS before requests, wide row counts and user types, (max) types, 4-byte line numbers.
   */
  public boolean isYukon() {
    return atLeast(V7_2);
  }

  /** date, time, datetime2 and datetimeoffset. */
  public boolean hasDateTypes() {
    return atLeast(V7_3_A);
  }

  /** Rows with a bitmap of NULLs. */
  public boolean hasNullBitmapRows() {
    return atLeast(V7_3_B);
  }

  /** Feature extensions of LOGIN7. */
  public boolean hasFeatures() {
    return atLeast(V7_4);
  }
}
