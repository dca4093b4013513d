package io.skerry.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the real file system. */
final class DiskDirectoryTest {
  private static final int KIB = 1024;

  @TempDir Path path;
  private DiskDirectory directory;

  @BeforeEach
  void use() {
    directory = new DiskDirectory(path);
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  static String text(DataFile file) {
    ByteBuffer content = ByteBuffer.allocate((int) file.size());
    assertThat(file.read(content, 0)).isEqualTo(content.capacity());
    return new String(content.array(), UTF_8);
  }

  /** The device {@code full} answers each write with ENOSPC. */
  @Test
  void aFullDiskIsToldWithTheOperation() throws Exception {
    Files.createSymbolicLink(path.resolve("log-1"), Path.of("/dev/full"));
    try (DataFile file = directory.open("log-1")) {
      assertThatThrownBy(() -> file.write(bytes("twelve bytes"), 34))
          .isInstanceOf(DiskFullException.class)
          .hasMessageStartingWith("write of 12 bytes at offset 34 of file log-1 failed: ");
    }
  }

  @Test
  void aQuotaAndAReadOnlyFileSystemAreToldApart() {
    String quota = CLibrary.errorText(CLibrary.EDQUOT);
    assertThat(DiskErrors.failed("write", new IOException(quota)))
        .isInstanceOf(DiskFullException.class)
        .hasMessage("write failed: " + quota);
    String readOnly = CLibrary.errorText(CLibrary.EROFS);
    assertThat(DiskErrors.failed("creation", new FileSystemException("f", null, readOnly)))
        .isInstanceOf(ReadOnlyDiskException.class)
        .hasMessage("creation failed: " + readOnly);
    assertThat(DiskErrors.failed("read", new IOException("Input/output error")))
        .isNotInstanceOfAny(DiskFullException.class, ReadOnlyDiskException.class);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> directory.open("nothing"))
        .hasMessageStartingWith("opening of file nothing failed: ")
        .hasMessageEndingWith("is not there");
  }

  @Test
  void reservingAllocatesAndKeepsWhatIsThere() throws Exception {
    try (DataFile file = directory.create("a")) {
      file.write(bytes("kept"), 0);
      file.reserve(0, 256 * KIB);
      assertReserved(file);
      file.reserve(10, 10);
      file.reserve(64 * KIB, 128 * KIB);
      assertReserved(file);
    }
  }

  @Test
  void reservingByWritingDoesTheSame() throws Exception {
    try (DiskFile file = (DiskFile) directory.create("a")) {
      file.write(bytes("kept"), 0);
      file.reserveByWriting(0, 256 * KIB);
      assertReserved(file);
      file.reserveByWriting(64 * KIB, 128 * KIB);
      assertReserved(file);
    }
  }

  private void assertReserved(DataFile file) throws Exception {
    assertThat(file.size()).isEqualTo(256 * KIB);
    assertThat(text(file)).startsWith("kept\0").endsWith("\0");
    assertThat(allocatedBytes(file.name())).isGreaterThanOrEqualTo(256 * KIB);
  }

  private long allocatedBytes(String name) throws Exception {
    Process stat = new ProcessBuilder("stat", "--format=%b", path.resolve(name).toString()).start();
    return 512 * Long.parseLong(new String(stat.getInputStream().readAllBytes(), UTF_8).strip());
  }

  @Test
  void truncationOnlyShortens() {
    try (DataFile file = directory.create("a")) {
      file.write(bytes("0123456789"), 0);
      file.truncate(4);
      file.truncate(8);
      assertThat(text(file)).isEqualTo("0123");
    }
  }

  @Test
  void preallocationWritesZerosBehindTheEndOnly() {
    try (DataFile file = directory.create("a")) {
      file.write(bytes("01"), 0);
      file.preallocate(4);
      file.preallocate(1);
      assertThat(text(file)).isEqualTo("01\0\0");
    }
  }

  @Test
  void theFreeRoomIsWhatTheFileSystemSays() throws Exception {
    assertThat(directory.freeBytes())
        .isPositive()
        .isLessThanOrEqualTo(Files.getFileStore(path).getTotalSpace());
  }

  @Test
  void aTemporaryFileEndsWithItsClosing() {
    try (DataFile file = directory.createTemporary("sort")) {
      file.write(bytes("spilled"), 0);
      assertThat(text(file)).isEqualTo("spilled");
      assertThat(directory.list()).isEmpty();
      assertThatThrownBy(file::force).isInstanceOf(IllegalStateException.class);
      assertThat(path.resolve("temporary-sort")).exists();
    }
    assertThat(path).isEmptyDirectory();
  }

  @Test
  void theNextHolderDeletesTemporaryFilesThatWereLeft() throws Exception {
    Files.createFile(path.resolve("temporary-sort"));
    directory.lock("me").close();
    assertThat(path.resolve("temporary-sort")).doesNotExist();
  }

  @Test
  void theLockExcludesThisProcessAndOthers() throws Exception {
    DirectoryLock lock = directory.lock("process 7");
    assertThatThrownBy(() -> new DiskDirectory(path).lock("me"))
        .isInstanceOf(DirectoryHeldException.class)
        .hasMessageEndingWith("is held by process 7.");
    assertThat(lockInAnotherProcess()).endsWith("is held by process 7.");
    lock.close();
    assertThat(lockInAnotherProcess()).isEqualTo("locked");
    directory.lock("me again").close();
  }

  private String lockInAnotherProcess() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockMain.class.getName(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    return new String(other.getInputStream().readAllBytes(), UTF_8).strip();
  }

  /** Says whether it could lock the directory. */
  static final class LockMain {
    private LockMain() {}

    public static void main(String[] arguments) {
      try (DirectoryLock lock = new DiskDirectory(Path.of(arguments[0])).lock("another")) {
        System.out.println(lock == null ? "nothing" : "locked");
      } catch (DirectoryHeldException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
