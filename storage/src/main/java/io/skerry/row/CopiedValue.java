package io.skerry.row;

/** A long value on its way into another row. */
final class CopiedValue implements LongSource {
  private final LongValue value;
  private long position;

  CopiedValue(LongValue value) {
    this.value = value;
  }

  @Override
  public LongForm form() {
    return value.form();
  }

  @Override
  public long length() {
    return value.length();
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    int got = value.read(position, into, offset, count);
    position += got;
    return got == 0 ? -1 : got;
  }
}
