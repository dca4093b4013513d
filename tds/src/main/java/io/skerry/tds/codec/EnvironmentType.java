package io.skerry.tds.codec;

/** The numbers of session changes ([MS-TDS] 2.2.7.9). */
public final class EnvironmentType {
  public static final int DATABASE = 1;
  public static final int LANGUAGE = 2;
  public static final int PACKET_SIZE = 4;
  public static final int COLLATION = 7;
  public static final int TRANSACTION_BEGUN = 8;
  public static final int TRANSACTION_COMMITTED = 9;
  public static final int TRANSACTION_ROLLED_BACK = 10;
  public static final int RESET = 18;

  private EnvironmentType() {}
}
