package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import io.skerry.bench.store.peer.WrongAnswerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The process of one peer: reads requests from its standard input, one a line, and answers each
 * with one line that begins with {@link #ANSWER}, or with {@link #WRONG} and then ends.
 */
public final class StoreChild {

  static final String ANSWER = "answer ";
  static final String WRONG = "wrong ";

  private final Subject subject;
  private final Path folder;
  private @Nullable Recording recording;

  private StoreChild(Subject subject, Path folder) {
    this.subject = subject;
    this.folder = folder;
  }

  /** Arguments: the peer, its folder, the bytes of its cache. */
  public static void main(String[] arguments) throws Exception {
    PeerName name = PeerName.valueOf(arguments[0]);
    Path folder = Path.of(arguments[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Subject subject = new Subject(name, folder.resolve("data"), Long.parseLong(arguments[2]));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new StoreChild(subject, folder).serve(lines, out);
    }
  }

  private void serve(BufferedReader lines, PrintStream out) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      long[] numbers = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
      try {
        out.println(ANSWER + answer(Verb.valueOf(words[0]), numbers));
      } catch (WrongAnswerException e) {
        out.println(WRONG + e.getMessage());
        return;
      }
    }
  }

  private String answer(Verb verb, long[] numbers) throws Exception {
    return switch (verb) {
      case CREATE -> {
        subject.create();
        yield "";
      }
      case LOAD -> subject.load(numbers[0]).text();
      case UPDATE ->
          subject.update((int) numbers[0], numbers[1] == 1, numbers[2], numbers[3]).text();
      case READ -> subject.read((int) numbers[0], numbers[1], numbers[2]).text();
      case SCAN -> subject.scan(numbers[0]).text();
      case RANGE -> subject.range(numbers[0], numbers[1]).text();
      case INSERT -> subject.insert(numbers[0], (int) numbers[1]).text();
      case CHECK -> {
        subject.check();
        yield "";
      }
      case COMPACT -> {
        subject.compact();
        yield "";
      }
      case SIZE -> Long.toString(subject.fileBytes());
      case PEAK -> Long.toString(subject.peakBytes());
      case WAY -> subject.wayOfLoading();
      case MARK -> mark(numbers[0]);
      case PROFILE -> startRecording();
      case PROFILED -> endRecording();
    };
  }

  /** Asks the kernel for a file that is not there: the log of system calls has its name. */
  private String mark(long number) {
    if (Files.exists(folder.resolve(SyncCounter.MARK + number))) {
      throw new IllegalStateException("somebody made the mark");
    }
    return "";
  }

  private String startRecording() {
    Recording started = new Recording();
    started.enable("jdk.CPUTimeSample").with("throttle", "500/s");
    started.start();
    recording = started;
    return "";
  }

  private String endRecording() throws IOException {
    if (recording == null) {
      throw new IllegalStateException("nothing is being recorded");
    }
    Path file = folder.resolve("profile.jfr");
    try (Recording ended = recording) {
      ended.stop();
      ended.dump(file);
    }
    recording = null;
    return file.toString();
  }
}
