package io.skerry.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncCounterTest {
  @TempDir Path folder;

  @Test
  void countsCallsThatSyncAndWritesToFilesThatSyncThemselves() throws IOException {
    Path log = folder.resolve("calls");
    Files.writeString(
        log,
        """
        71 openat(AT_FDCWD, "/d/log", O_RDWR|O_CREAT|O_DSYNC|O_CLOEXEC, 0666) = 5</d/log>
        71 openat(AT_FDCWD, "/d/data", O_RDWR|O_CREAT, 0666) = 6</d/data>
        72 fdatasync(5</d/log>) = 0
        71 access("/d/skerry-bench-mark-1", F_OK) = -1 ENOENT (No such file or directory)
        72 pwrite64(5</d/log>, ""..., 4096, 0) = 4096
        72 pwrite64(6</d/data>, ""..., 4096, 0) = 4096
        72 pwritev2(6</d/data>, [{iov_base=""..., iov_len=10}], 1, 0, RWF_DSYNC) = 10
        72 fdatasync(6</d/data> <unfinished ...>
        73 fsync(6</d/data>) = 0
        72 <... fdatasync resumed>) = 0
        71 access("/d/skerry-bench-mark-2", F_OK) = -1 ENOENT (No such file or directory)
        72 fsync(6</d/data>) = 0
        71 access("/d/skerry-bench-mark-3", F_OK) = -1 ENOENT (No such file or directory)
        """);
    assertThat(SyncCounter.syncsAfter(log, 1)).isEqualTo(4);
    assertThat(SyncCounter.syncsAfter(log, 2)).isEqualTo(1);
  }
}
