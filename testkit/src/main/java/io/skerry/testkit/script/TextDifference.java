package io.skerry.testkit.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The difference of two texts by lines: the longest common subsequence, with a line of context
 * around each change.
 */
final class TextDifference {
  private TextDifference() {}

  /**
   * Lines that begin with {@code -} are only expected, with {@code +} only found, with a space
   * both.
   */
  static List<String> lines(String expected, String found) {
    List<String> left = expected.lines().toList();
    List<String> right = found.lines().toList();
    int[][] common = commonLengths(left, right);
    List<String> all = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        all.add("  " + left.get(i++));
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        all.add("- " + left.get(i++));
      } else {
        all.add("+ " + right.get(j++));
      }
    }
    return aroundChanges(all);
  }

  /**
   * {@code [i][j]} is the length of the longest common subsequence of the lines from i and from j
   * on.
   */
  private static int[][] commonLengths(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<String> aroundChanges(List<String> all) {
    int contextBefore = 3;
    List<String> shown = new ArrayList<>();
    Deque<String> before = new ArrayDeque<>();
    boolean afterChange = false;
    for (String line : all) {
      if (!line.startsWith("  ")) {
        shown.addAll(before);
        before.clear();
        shown.add(line);
        afterChange = true;
      } else if (afterChange) {
        shown.add(line);
        afterChange = false;
      } else {
        before.addLast(line);
        if (before.size() > contextBefore) {
          before.removeFirst();
        }
      }
    }
    return shown;
  }
}
