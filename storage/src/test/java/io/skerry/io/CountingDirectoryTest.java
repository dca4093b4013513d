package io.skerry.io;

import static io.skerry.io.DiskDirectoryTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountingDirectoryTest {

  @Test
  void whatIsDoneIsCountedByTheKindOfFile(@TempDir Path path) {
    CountingDirectory directory = new CountingDirectory(new DiskDirectory(path));
    try (DataFile first = directory.create("log-1");
        DataFile second = directory.create("log-2");
        DataFile epoch = directory.create("epoch")) {
      first.preallocate(100);
      first.write(bytes("12345"), 10);
      second.write(bytes("123"), 0);
      first.force();
      FileCounts before = directory.counts().get("log");
      assertThat(before).isEqualTo(new FileCounts(0, 0, 3, 108, 1));
      second.force();
      epoch.write(bytes("1"), 0);
      assertThat(epoch.read(ByteBuffer.allocate(9), 0)).isEqualTo(1);
      assertThat(directory.counts().get("log").since(before))
          .isEqualTo(new FileCounts(0, 0, 0, 0, 1));
      assertThat(directory.counts().get("epoch")).isEqualTo(new FileCounts(1, 1, 1, 1, 0));
      assertThat(directory.bytesHeld()).isEqualTo(Map.of("log", 103L, "epoch", 1L));
    }
  }
}
