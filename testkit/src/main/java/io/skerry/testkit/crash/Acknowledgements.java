package io.skerry.testkit.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to each transaction, as its client saw it, in a file. It is not forced: no process
 * that writes or reads it is killed. Thread-safe.
 */
final class Acknowledgements implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  Acknowledgements(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** One transaction of one writer. */
  record Id(int writer, int number) {}

  /** What its client knows of a transaction. */
  enum Fate {
    /** The commit was sent; unless a later line says more, nobody knows. */
    COMMITTING,
    COMMITTED,
    ROLLED_BACK
  }

  /** A line of the file. */
  record Line(Fate fate, Id id) {}

  synchronized void append(Fate fate, Id id) throws IOException {
    String line = fate + " " + id.writer + " " + id.number + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** All lines, read back from the file. */
  List<Line> read() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      String[] words = line.split(" ");
      Id id = new Id(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      lines.add(new Line(Fate.valueOf(words[0]), id));
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
