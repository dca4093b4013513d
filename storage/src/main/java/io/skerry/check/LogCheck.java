package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.log.LogReader;
import io.skerry.log.LogRecord;
import io.skerry.page.RootPages;
import io.skerry.redo.Change;
import io.skerry.redo.RedoDecoder;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Checks the log behind a root: frames, their chain, and that the records can be decoded. */
final class LogCheck {
  private final DataDirectory directory;
  private final long storeId;
  private final RootPages root;
  private final RedoDecoder decoder = new RedoDecoder();

  LogCheck(DataDirectory directory, long storeId, RootPages root) {
    this.directory = directory;
    this.storeId = storeId;
    this.root = root;
  }

  /**
   * What is wrong; null when nothing is. Where a process appends to the log meanwhile, a record may
   * be met half written; so what looks wrong is looked at once more.
   */
  @Nullable Finding check() {
    Finding first = read();
    return first == null ? null : read();
  }

  private @Nullable Finding read() {
    String[] undecodable = new String[1];
    try {
      long unused =
          new LogReader(directory, storeId)
              .read(
                  root.history(),
                  root.logFrom(),
                  LogReader.TO_THE_END,
                  record -> {
                    String fault = undecodable[0] == null ? decodingFault(record) : null;
                    undecodable[0] = fault == null ? undecodable[0] : fault;
                  });
    } catch (DamagedFileException e) {
      Where where = Where.STORE.at(0, e.file(), e.offset());
      return new Finding.DamagedLog(where, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      String what = "The log cannot be read: " + e.getMessage() + ".";
      return new Finding.DamagedLog(Where.STORE, what);
    }
    return undecodable[0] == null ? null : new Finding.DamagedLog(Where.STORE, undecodable[0]);
  }

  private @Nullable String decodingFault(LogRecord record) {
    try {
      decoder.begin(record.payload(), record.length());
      while (decoder.hasNext()) {
        Change unused = decoder.next();
      }
      return null;
    } catch (RuntimeException e) {
      return "The record at position " + record.begin() + " cannot be decoded: " + e + ".";
    }
  }
}
