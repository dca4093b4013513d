package io.skerry.tds.codec;

/** The status bits of the DONE tokens, and the statement kinds in them ([MS-TDS] 2.2.7.6). */
public final class DoneStatus {
  public static final int FINAL = 0;

  /** More of this reply follows. */
  public static final int MORE = 0x01;

  public static final int ERROR = 0x02;

  /** The row count is valid. */
  public static final int COUNT = 0x10;

  /** Acknowledges an attention. */
  public static final int ATTENTION = 0x20;

  /** Ends one of several procedure calls of one message. */
  public static final int RPC_IN_BATCH = 0x80;

  /** A severe error; what came before is to be dropped. */
  public static final int SERVER_ERROR = 0x100;

  public static final int COMMAND_NONE = 0;
  public static final int COMMAND_SELECT = 0xC1;
  public static final int COMMAND_INSERT = 0xC3;
  public static final int COMMAND_DELETE = 0xC4;
  public static final int COMMAND_UPDATE = 0xC5;
  public static final int COMMAND_BULK_INSERT = 0xF0;
  public static final int COMMAND_MERGE = 0x117;
  public static final int COMMAND_EXECUTE = 0xE0;

  private DoneStatus() {}
}
