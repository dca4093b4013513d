package io.skerry.testkit.history.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place of a {@link MemoryTarget} with its versions and locks. A list is a list of numbers, a
 * register a list of one, a row an empty one, and where no row is there is null.
 */
final class MemoryCell {
  private final long key;
  private final List<Version> versions = new ArrayList<>();

  /** The newest value, committed or not. */
  private @Nullable List<Long> current;

  final Set<MemoryTransaction> readers = new HashSet<>();
  final Set<MemoryTransaction> writers = new HashSet<>();

  /**
   * @param commit the number of the commit that made it
   */
  private record Version(long commit, @Nullable List<Long> value) {}

  MemoryCell(long key, @Nullable List<Long> value) {
    this.key = key;
    this.current = value;
    versions.add(new Version(0, value));
  }

  long key() {
    return key;
  }

  @Nullable List<Long> current() {
    return current;
  }

  void set(@Nullable List<Long> value) {
    current = value;
  }

  /** Makes the current value the version of a commit. */
  void commit(long number) {
    versions.add(new Version(number, current));
  }

  /** The value as a commit and those before it left it. */
  @Nullable List<Long> at(long commit) {
    int i = versions.size() - 1;
    while (i > 0 && versions.get(i).commit > commit) {
      i--;
    }
    return versions.get(i).value;
  }

  long lastCommit() {
    return versions.getLast().commit;
  }
}
