package io.skerry.tds.codec;

/** The numbers of data types on the wire ([MS-TDS] 2.2.5.4). */
final class WireType {
  static final int NULL = 0x1F;
  static final int IMAGE = 0x22;
  static final int TEXT = 0x23;
  static final int GUID = 0x24;
  static final int SHORT_VARBINARY = 0x25;
  static final int INTN = 0x26;
  static final int SHORT_VARCHAR = 0x27;
  static final int DATEN = 0x28;
  static final int TIMEN = 0x29;
  static final int DATETIME2N = 0x2A;
  static final int DATETIMEOFFSETN = 0x2B;
  static final int SHORT_BINARY = 0x2D;
  static final int SHORT_CHAR = 0x2F;
  static final int INT1 = 0x30;
  static final int BIT = 0x32;
  static final int INT2 = 0x34;
  static final int OLD_DECIMAL = 0x37;
  static final int INT4 = 0x38;
  static final int DATETIM4 = 0x3A;
  static final int FLT4 = 0x3B;
  static final int MONEY = 0x3C;
  static final int DATETIME = 0x3D;
  static final int FLT8 = 0x3E;
  static final int OLD_NUMERIC = 0x3F;
  static final int VARIANT = 0x62;
  static final int NTEXT = 0x63;
  static final int BITN = 0x68;
  static final int DECIMALN = 0x6A;
  static final int NUMERICN = 0x6C;
  static final int FLTN = 0x6D;
  static final int MONEYN = 0x6E;
  static final int DATETIMN = 0x6F;
  static final int MONEY4 = 0x7A;
  static final int INT8 = 0x7F;
  static final int VARBINARY = 0xA5;
  static final int VARCHAR = 0xA7;
  static final int BINARY = 0xAD;
  static final int CHAR = 0xAF;
  static final int NVARCHAR = 0xE7;
  static final int NCHAR = 0xEF;
  static final int UDT = 0xF0;
  static final int XML = 0xF1;
  static final int TABLE = 0xF3;

  /** The length in a type's description that says (max) ([MS-TDS] 2.2.5.4.3). */
  static final int LENGTH_MAX = 0xFFFF;

  /** The length of a value that says NULL, for types with two bytes of length. */
  static final int LENGTH_NULL = 0xFFFF;

  /** The longest varchar, and the longest nvarchar in bytes. */
  static final int BYTES_MAX = 8000;

  /** The announced length of sql_variant columns. */
  static final int VARIANT_BYTES_MAX = 8009;

  /** PLP total lengths: NULL and not known ([MS-TDS] 2.2.5.2.3). */
  static final long PLP_NULL = -1L;

  static final long PLP_UNKNOWN_LENGTH = -2L;

  private WireType() {}
}
