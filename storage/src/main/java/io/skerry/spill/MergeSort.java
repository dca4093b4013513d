package io.skerry.spill;

/** Sorts numbers of things by comparing the things; equal ones keep their order. */
public final class MergeSort {
  private MergeSort() {}

  /** Compares the things of two numbers. */
  @FunctionalInterface
  public interface Comparison {
    int compare(int left, int right);
  }

  /** The numbers in order; {@code list} stays as it is. */
  public static int[] sort(int[] list, Comparison comparison) {
    int[] from = list.clone();
    int[] to = new int[list.length];
    for (int width = 1; width < list.length; width *= 2) {
      for (int low = 0; low < list.length; low += 2 * width) {
        int middle = Math.min(low + width, list.length);
        merge(from, low, middle, Math.min(low + 2 * width, list.length), to, comparison);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(
      int[] from, int low, int middle, int high, int[] to, Comparison comparison) {
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft =
          left < middle && (right >= high || comparison.compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
