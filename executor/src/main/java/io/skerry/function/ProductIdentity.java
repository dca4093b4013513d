package io.skerry.function;

/**
 * What Skerry says it is where clients ask: the last Azure SQL Edge of the 15.0 line, so that they
 * take the same paths as with the product that is replaced.
 */
public final class ProductIdentity {
  public static final int MAJOR = 15;
  public static final int BUILD = 2000;
  public static final int REVISION = 1574;

  /** SERVERPROPERTY('EngineEdition') of Azure SQL Edge. */
  public static final int ENGINE_EDITION = 9;

  public static final String EDITION = "Azure SQL Edge Developer";
  public static final String COLLATION = "SQL_Latin1_General_CP1_CI_AS";

  private ProductIdentity() {}

  /** {@code 15.0.2000.1574}. */
  public static String version() {
    return MAJOR + ".0." + BUILD + "." + REVISION;
  }

  static long versionNumber() {
    return (long) MAJOR << 24 | BUILD;
  }

  static String versionText() {
    String architecture = System.getProperty("os.arch", "").contains("64") ? "X64" : "X86";
    return "Microsoft Azure SQL Edge Developer (RTM) - "
        + version()
        + " ("
        + architecture
        + ") \n\tSkerry: an open replacement for Azure SQL Edge\n\tDeveloper Edition (64-bit) on Linux";
  }
}
