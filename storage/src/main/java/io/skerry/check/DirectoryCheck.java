package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.log.EpochRecord;
import io.skerry.page.RootPages;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checks the store in a directory from its files alone, and writes nothing: no epoch is raised, no
 * lock taken, nothing recovered. What the log has behind the newest root is checked for whole
 * records, not for what they would do.
 *
 * <p>A process may have the store open. If it completes a checkpoint meanwhile, places that were
 * read may have been written anew: then nothing is reported, and the summary says that the check is
 * not complete. Where checkpoints follow each other fast, the open store is to be asked for a
 * check.
 */
public final class DirectoryCheck {
  private static final int OPENINGS_MAX = 2;

  private final DataDirectory directory;

  public DirectoryCheck(DataDirectory directory) {
    this.directory = directory;
  }

  /**
   * Checks all databases.
   *
   * @param sink told when the check is over
   */
  public CheckSummary run(CheckSink sink) {
    List<Finding> found = new ArrayList<>();
    Findings findings = new Findings(new Held(sink, found));
    OptionalLong storeId = storeId(findings);
    if (storeId.isPresent()) {
      return check(storeId.getAsLong(), sink);
    }
    return tell(findings, found, sink);
  }

  /** Keeps findings until it is known that they count. */
  private record Held(CheckSink sink, List<Finding> found) implements CheckSink {
    @Override
    public void found(Finding finding) {
      found.add(finding);
    }

    @Override
    public boolean isCancelled() {
      return sink.isCancelled();
    }
  }

  /** Ends a check that met no pages. */
  private static CheckSummary tell(Findings findings, List<Finding> found, CheckSink sink) {
    found.forEach(sink::found);
    return new CheckSummary(0, 0, 0, findings.count(), true);
  }

  private OptionalLong storeId(Findings findings) {
    try {
      return EpochRecord.storeIdOf(directory);
    } catch (DamagedFileException e) {
      Where where = Where.STORE.at(0, e.file(), e.offset());
      findings.add(new Finding.DamagedFile(where, String.valueOf(e.getMessage())));
    } catch (UncheckedIOException e) {
      String what = "The epoch record cannot be read: " + e.getMessage() + ".";
      findings.add(new Finding.DamagedFile(Where.STORE, what));
    }
    return OptionalLong.empty();
  }

  /** A root that cannot be opened may have been superseded at that moment: so twice. */
  private CheckSummary check(long storeId, CheckSink sink) {
    for (int openings = 1; ; openings++) {
      List<Finding> found = new ArrayList<>();
      Findings findings = new Findings(new Held(sink, found));
      try (RootPages root = RootPages.open(directory, storeId, findings::add)) {
        if (root != null) {
          return check(storeId, root, findings, found, sink);
        }
      }
      if (found.isEmpty() || openings == OPENINGS_MAX) {
        return tell(findings, found, sink);
      }
    }
  }

  private CheckSummary check(
      long storeId, RootPages root, Findings findings, List<Finding> found, CheckSink sink) {
    RootCheck check = new RootCheck(root, findings, () -> false);
    check.check(0);
    Finding log = new LogCheck(directory, storeId, root).check();
    if (log != null) {
      findings.add(log);
    }
    boolean isNewest = root.isNewest();
    if (isNewest) {
      found.forEach(sink::found);
    }
    return check.summary(isNewest);
  }
}
