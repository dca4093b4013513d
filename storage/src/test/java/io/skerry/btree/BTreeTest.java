package io.skerry.btree;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.io.DiskDirectory;
import io.skerry.io.DiskReserve;
import io.skerry.log.EpochRecord;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree with a pool much smaller than itself, against a sorted map. */
final class BTreeTest {
  @TempDir Path path;
  private PageStore pages;
  private BTree tree;
  private final TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
  private final TreePosition position = new TreePosition();

  @BeforeEach
  void open() {
    DiskDirectory directory = new DiskDirectory(path);
    EpochRecord epoch = EpochRecord.raise(directory, 1);
    pages =
        new PageStore(
            directory,
            epoch,
            64,
            64,
            new DiskReserve(directory, 1 << 20),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            });
    tree = pages.change(Room.GROW, () -> BTree.create(pages, 7, false));
  }

  @AfterEach
  void close() {
    pages.close();
  }

  private static byte[] bytes(Random random, int lengthMax) {
    byte[] bytes = new byte[1 + random.nextInt(lengthMax)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void put(byte[] key, byte[] value) {
    boolean isNew = model.put(key, value) == null;
    pages.run(
        Room.GROW,
        () -> {
          if (isNew) {
            tree.insert(key, key.length, value, value.length, Node.NO_POINTER);
          } else {
            tree.replace(key, value, value.length, Node.NO_POINTER);
          }
        });
  }

  private void remove(byte[] key) {
    model.remove(key);
    pages.run(Room.GROW, () -> tree.remove(key));
  }

  private void check() {
    for (Map.Entry<byte[], byte[]> entry : model.entrySet()) {
      pages.run(
          Room.GROW,
          () -> {
            tree.seek(entry.getKey(), entry.getKey().length, position);
            assertThat(position.isFound()).isTrue();
            assertThat(Node.value(pages.memory(), pages.address(position.leaf()), position.slot()))
                .isEqualTo(entry.getValue());
          });
    }
    int count = 0;
    byte[] from = new byte[0];
    while (from != null) {
      byte[] start = from;
      count +=
          pages.change(
              Room.GROW,
              () -> {
                tree.seekWithFences(start, start.length, false, position);
                return Node.count(pages.memory(), pages.address(position.leaf())) - position.slot();
              });
      from = position.upperFence();
    }
    assertThat(count).isEqualTo(model.size());
  }

  @Test
  void randomChangesKeepTheTreeInOrder() {
    Random random = new Random(5);
    for (int i = 0; i < 12_000; i++) {
      if (random.nextInt(3) > 0 || model.isEmpty()) {
        put(bytes(random, 300), bytes(random, random.nextInt(20) == 0 ? 5000 : 300));
      } else {
        byte[] key = model.ceilingKey(bytes(random, 3));
        remove(key == null ? model.firstKey() : key);
      }
    }
    check();
    while (!model.isEmpty()) {
      remove(model.firstKey());
    }
    check();
    assertThat(pages.pagesInUse()).isEqualTo(1);
  }

  @Test
  void ascendingKeysFillTheirPages() {
    for (int i = 0; i < 10_000; i++) {
      KeyBuffer key = new KeyBuffer();
      key.putNumber(i, 8);
      put(key.toArray(), new byte[90]);
    }
    check();
    assertThat(pages.pagesInUse()).isLessThan(10_000 * 104 / 16_000 + 5);
    boolean isFreed = false;
    while (!isFreed) {
      isFreed = pages.change(Room.GROW, () -> tree.freeSome(null));
    }
    assertThat(pages.pagesInUse()).isZero();
  }

  @Test
  void descendingKeysAndLargeEntries() {
    for (int i = 3000; i > 0; i--) {
      KeyBuffer key = new KeyBuffer();
      key.putNumber(i, 4);
      put(key.toArray(), new byte[i % 100 == 0 ? 8000 : 40]);
    }
    check();
  }
}
