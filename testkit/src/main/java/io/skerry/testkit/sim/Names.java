package io.skerry.testkit.sim;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in a simulated directory: as programs see them, and as the medium has them with what
 * was done since.
 */
final class Names {
  private final TreeMap<String, Inode> current;
  private final TreeMap<String, Inode> durable;
  private final List<Change> changes = new ArrayList<>();

  /**
   * @param from null for a creation
   * @param to null for a deletion
   */
  private record Change(@Nullable String from, @Nullable String to, Inode file) {
    void applyTo(Map<String, Inode> names) {
      if (from != null) {
        names.remove(from);
      }
      if (to != null) {
        names.put(to, file);
      }
    }
  }

  Names() {
    this(new TreeMap<>());
  }

  /** These files, all durable. */
  Names(TreeMap<String, Inode> files) {
    this.durable = files;
    this.current = new TreeMap<>(files);
  }

  @Nullable Inode find(String name) {
    return current.get(name);
  }

  List<String> list() {
    return List.copyOf(current.keySet());
  }

  void create(String name, Inode file) {
    add(new Change(null, name, file));
  }

  /** Returns the file that was replaced, if there was one. */
  @Nullable Inode rename(String from, String to, Inode file) {
    Inode replaced = current.get(to);
    add(new Change(from, to, file));
    return replaced;
  }

  void delete(String name, Inode file) {
    add(new Change(name, null, file));
  }

  private void add(Change change) {
    changes.add(change);
    change.applyTo(current);
  }

  void sync() {
    for (Change change : changes) {
      change.applyTo(durable);
    }
    changes.clear();
  }

  /** Makes the names, and each file's truncations, durable. */
  void settle() {
    sync();
    current.values().forEach(Inode::settle);
  }

  /** The files as a loss of power now may leave them. */
  TreeMap<String, Inode> survivors(SplittableRandom random, Room room) {
    TreeMap<String, Inode> left = new TreeMap<>(durable);
    int kept = random.nextInt(changes.size() + 1);
    for (Change change : changes.subList(0, kept)) {
      change.applyTo(left);
    }
    Map<Inode, Inode> survivors = new IdentityHashMap<>();
    TreeMap<String, Inode> files = new TreeMap<>();
    left.forEach((name, file) -> {
      Inode survivor = survivors.computeIfAbsent(file, lost -> lost.survivor(random, room));
      files.put(name, survivor);
    });
    return files;
  }

  /** The files as programs see them, all durable. */
  TreeMap<String, Inode> copies(Room room) {
    TreeMap<String, Inode> files = new TreeMap<>();
    current.forEach((name, file) -> files.put(name, new Inode(room, file.contentCopy())));
    return files;
  }

  /** The same names and files, of which the same is durable. */
  Names fork(Room room) {
    Map<Inode, Inode> forks = new IdentityHashMap<>();
    Names forked = new Names();
    durable.forEach((name, file) -> forked.durable.put(name, fork(file, forks, room)));
    current.forEach((name, file) -> forked.current.put(name, fork(file, forks, room)));
    for (Change change : changes) {
      forked.changes.add(new Change(change.from, change.to, fork(change.file, forks, room)));
    }
    return forked;
  }

  private static Inode fork(Inode file, Map<Inode, Inode> forks, Room room) {
    return forks.computeIfAbsent(file, _ -> file.fork(room));
  }

  /** How many blocks the files have. */
  long allocated() {
    return current.values().stream().distinct().mapToLong(Inode::allocated).sum();
  }
}
