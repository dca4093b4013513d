package io.skerry.tds.codec;

/**
 * The product version that clients are told ([MS-TDS] 2.2.7.14, ProgVersion), such as 15.0.2000.
 */
public record ServerVersion(int major, int minor, int build) {
  public ServerVersion {
    if (major < 0 || major > 255 || minor < 0 || minor > 255 || build < 0 || build > 65535) {
      throw new IllegalArgumentException("version " + major + "." + minor + "." + build);
    }
  }
}
