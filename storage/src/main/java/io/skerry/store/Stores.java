package io.skerry.store;

import io.skerry.io.Clock;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DirectoryLock;
import io.skerry.io.FatalHandler;
import io.skerry.io.RandomSource;
import io.skerry.log.EpochRecord;

/** Opens stores. */
public final class Stores {
  private Stores() {}

  /**
   * Opens the store in a directory, or makes a new one. When this returns, all that was ever
   * acknowledged is there.
   *
   * @param fatal called when durability is lost; should end the process
   * @throws io.skerry.io.DirectoryHeldException when it is open elsewhere
   * @throws DamagedFileException when a file is damaged; nothing was changed but the epoch
   */
  public static Store open(
      StoreOptions options,
      DataDirectory directory,
      Clock clock,
      RandomSource random,
      FatalHandler fatal) {
    DirectoryLock lock =
        directory.lock("process " + ProcessHandle.current().pid() + " since " + clock.now());
    boolean isOpen = false;
    try {
      EpochRecord epoch = EpochRecord.raise(directory, random.nextLong());
      Store store =
          new Opening(options, directory, clock, new StoreFailure(fatal), lock, epoch).open();
      isOpen = true;
      return store;
    } finally {
      if (!isOpen) {
        lock.close();
      }
    }
  }
}
