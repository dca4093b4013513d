package io.skerry.page;

import java.util.Arrays;

/** A growing list of ints. */
public final class IntList {
  private int[] values = new int[16];
  private int size;

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  public int get(int index) {
    return values[index];
  }

  /** What the array takes. */
  long bytes() {
    return (long) values.length * Integer.BYTES;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int last() {
    return values[size - 1];
  }

  public int removeLast() {
    return values[--size];
  }

  public void truncate(int newSize) {
    size = newSize;
  }

  public void clear() {
    size = 0;
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
