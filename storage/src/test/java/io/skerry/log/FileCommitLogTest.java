package io.skerry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.io.DiskDirectory;
import io.skerry.io.DiskReserve;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileCommitLogTest {
  private static final LogOptions OPTIONS =
      new LogOptions(LogOptions.SEGMENT_BYTES_MIN, 8 << 10, false);

  @TempDir Path path;
  private DiskDirectory directory;
  private EpochRecord epoch;
  private LogHistory history = new LogHistory(List.of());

  @BeforeEach
  void raise() {
    directory = new DiskDirectory(path);
    epoch = EpochRecord.raise(directory, 99);
  }

  private FileCommitLog open(long start) {
    history = history.with(epoch.epoch(), start);
    return new FileCommitLog(
        directory,
        OPTIONS,
        epoch,
        history,
        start,
        List.of(),
        new DiskReserve(directory, 1 << 20),
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  private static long append(CommitLog log, byte[] record) {
    LogPayload payload = new LogPayload();
    payload.putBytes(record, 0, record.length);
    CompletableFuture<Long> end = new CompletableFuture<>();
    log.append(
        payload,
        false,
        new CommitLog.DurabilityListener() {
          @Override
          public void durable(long at) {
            end.complete(at);
          }

          @Override
          public void failed(Throwable cause) {
            end.completeExceptionally(cause);
          }
        });
    return end.join();
  }

  private static byte[] copy(LogRecord record) {
    assertThat(record.positionOf(0, 1)).isGreaterThan(record.begin());
    return Arrays.copyOf(record.payload(), record.length());
  }

  private static byte[] record(int seed, int length) {
    byte[] record = new byte[length];
    new Random(seed).nextBytes(record);
    return record;
  }

  @Test
  void recordsOfAllSizesComeBackInOrderOverSegmentsAndEpochs() {
    List<byte[]> written = new ArrayList<>();
    long end = 0;
    for (int round = 0; round < 3; round++) {
      try (FileCommitLog log = open(end)) {
        for (int i = 0; i < 40; i++) {
          byte[] record = record(i, i % 10 == 9 ? 70_000 : 1 + i * 37);
          written.add(record);
          end = append(log, record);
          assertThat(log.durableEnd()).isEqualTo(end);
        }
        List<byte[]> read = new ArrayList<>();
        log.read(0, record -> read.add(copy(record)));
        assertThat(read).usingElementComparator(Arrays::compare).isEqualTo(written);
      }
      epoch = EpochRecord.raise(directory, 1);
      assertThat(epoch.storeId()).isEqualTo(99);
      assertThat(epoch.epoch()).isEqualTo(round + 2);
    }
    List<byte[]> read = new ArrayList<>();
    long found =
        new LogReader(directory, 99)
            .read(history, 0, LogReader.TO_THE_END, record -> read.add(copy(record)));
    assertThat(found).isEqualTo(end);
    assertThat(read).hasSameSizeAs(written);
  }

  @Test
  void truncatedSegmentsAreUsedAgain() {
    long end = 0;
    try (FileCommitLog log = open(0)) {
      for (int i = 0; i < 400; i++) {
        end = append(log, record(i, 1000));
        if (i % 20 == 0) {
          log.truncateBelow(end);
        }
      }
      assertThat(directory.list().stream().filter(LogSegment::isName).count()).isLessThan(8);
      byte[] last = record(5, 300);
      long from = end;
      append(log, last);
      List<byte[]> read = new ArrayList<>();
      log.read(from, record -> read.add(copy(record)));
      assertThat(read).hasSize(1);
      assertThat(read.getFirst()).isEqualTo(last);
      assertThatThrownBy(() -> log.read(0, record -> {})).hasMessageContaining("is missing");
    }
  }

  @Test
  void aClosedLogTakesNothing() {
    FileCommitLog log = open(0);
    log.close();
    assertThatThrownBy(() -> append(log, new byte[3])).isInstanceOf(LogFailedException.class);
  }

  @Test
  void aPayloadIsCutBackToWhatItWas() {
    LogPayload payload = new LogPayload();
    byte[] bytes = record(1, 100_000);
    payload.putBytes(bytes, 0, bytes.length);
    payload.truncate(70_000);
    payload.putBytes(bytes, 70_000, 30_000);
    ByteBuffer copy = ByteBuffer.allocate(100_000);
    payload.copy(0, copy);
    assertThat(copy.array()).isEqualTo(bytes);
    payload.truncate(0);
    assertThat(payload.length()).isZero();
    payload.putInt(7);
    assertThat(payload.length()).isEqualTo(4);
  }
}
