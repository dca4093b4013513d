package io.skerry.types;

/** Comparison by UTF-16 code units: the BIN and BIN2 collations. */
final class BinaryCollation implements Collation {
  private final String name;
  private final byte[] wireBytes;

  BinaryCollation(String name, int wireFlag, int version) {
    this.name = name;
    this.wireBytes = CollationWire.bytes(CollationWire.LCID_ENGLISH, wireFlag, version, 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] wireBytes() {
    return wireBytes.clone();
  }

  @Override
  public int compare(String left, String right) {
    int leftLength = Strings.trimmedLength(left);
    int rightLength = Strings.trimmedLength(right);
    int common = Math.min(leftLength, rightLength);
    for (int i = 0; i < common; i++) {
      int order = Character.compare(left.charAt(i), right.charAt(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(leftLength, rightLength);
  }

  @Override
  public boolean equal(String left, String right) {
    return compare(left, right) == 0;
  }

  @Override
  public char fold(char c) {
    return c;
  }

  @Override
  public int hash(String value) {
    int length = Strings.trimmedLength(value);
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + value.charAt(i);
    }
    return hash;
  }

  @Override
  public byte[] sortKey(String value) {
    int length = Strings.trimmedLength(value);
    byte[] key = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      key[2 * i] = (byte) (c >> 8);
      key[2 * i + 1] = (byte) c;
    }
    return key;
  }

  @Override
  public String toString() {
    return name;
  }
}
