package io.skerry.io;

import static io.skerry.io.DiskDirectoryTest.bytes;
import static io.skerry.io.DiskDirectoryTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt of a thread harms no file. */
@Timeout(60)
final class InterruptTest {
  @TempDir Path path;
  private DiskDirectory directory;

  @BeforeEach
  void use() {
    directory = new DiskDirectory(path);
  }

  @AfterEach
  void clear() {
    boolean unused = Thread.interrupted();
  }

  private static void interrupted(Runnable work) {
    Thread.currentThread().interrupt();
    work.run();
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
  }

  @Test
  void everyOperationOfAnInterruptedThreadIsDone() {
    try (DataFile file = directory.create("a")) {
      interrupted(() -> file.write(bytes("0123456789"), 0));
      interrupted(() -> assertThat(file.size()).isEqualTo(10));
      interrupted(() -> assertThat(text(file)).isEqualTo("0123456789"));
      interrupted(() -> file.truncate(4));
      interrupted(() -> file.preallocate(6));
      interrupted(() -> file.reserve(6, 8));
      interrupted(file::force);
      interrupted(directory::sync);
      interrupted(() -> directory.open("a").close());
      interrupted(() -> assertThat(directory.list()).containsExactly("a"));
      assertThat(text(file)).isEqualTo("0123\0\0\0\0");
    }
  }

  @Test
  void aFileThatWasRenamedIsTheSameFileAfterAnInterrupt() {
    try (DataFile file = directory.create("a");
        DataFile other = directory.create("c")) {
      file.write(bytes("first"), 0);
      directory.rename("a", "b");
      try (DataFile second = directory.create("a")) {
        second.write(bytes("second"), 0);
        interrupted(() -> assertThat(text(file)).isEqualTo("first"));
      }
      directory.rename("b", "c");
      interrupted(() -> assertThat(text(file)).isEqualTo("first"));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> other.write(bytes("lost"), 0))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(text(file)).isEqualTo("first");
    }
  }

  /** The channel that one thread's interrupt closes is the one that the others are using. */
  @Test
  void theOthersGoOnWhileOneIsInterruptedAgainAndAgain() {
    try (DataFile file = directory.create("a")) {
      AtomicBoolean stop = new AtomicBoolean();
      List<CompletableFuture<Long>> others = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        long position = i * 8L;
        others.add(CompletableFuture.supplyAsync(() -> count(file, position, stop)));
      }
      for (int i = 0; i < 300; i++) {
        interrupted(() -> file.write(bytes("interrupted"), 100));
      }
      stop.set(true);
      for (int i = 0; i < 3; i++) {
        long counted = others.get(i).join();
        assertThat(counted).isPositive();
        ByteBuffer found = ByteBuffer.allocate(8);
        assertThat(file.read(found, i * 8L)).isEqualTo(8);
        assertThat(found.getLong(0)).isEqualTo(counted);
      }
    }
  }

  /** Writes a count up and reads it back; returns the last one. */
  private static long count(DataFile file, long position, AtomicBoolean stop) {
    long count = 0;
    ByteBuffer buffer = ByteBuffer.allocate(8);
    while (count == 0 || !stop.get()) {
      count++;
      file.write(buffer.clear().putLong(0, count), position);
      file.read(buffer.clear(), position);
      assertThat(buffer.getLong(0)).isEqualTo(count);
    }
    return count;
  }

  @Test
  void aClosedFileStaysClosed() {
    DataFile file = directory.create("a");
    file.close();
    Thread.currentThread().interrupt();
    assertThatThrownBy(file::force).isInstanceOf(UncheckedIOException.class);
  }
}
