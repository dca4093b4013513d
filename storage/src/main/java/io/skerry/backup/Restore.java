package io.skerry.backup;

import java.io.InputStream;

/**
 * A database in the making: first the stream of a full backup, then, if wanted, those of log
 * backups, in order. Nobody sees the database until a transaction takes it ({@code
 * Transaction.createDatabase}); closed before that, or when the store ends, nothing of it is left.
 *
 * <p>Of one thread. A call that fails ends the restore: all that is left to do is {@link #close}.
 * To cancel one, let its source throw.
 */
public interface Restore extends AutoCloseable {

  /** The number that the database will have. */
  int databaseId();

  /**
   * Takes a full backup, of this store or another.
   *
   * @param source is read up to the end of the backup, and left open
   * @throws BackupDamagedException when the stream is not as it was written
   * @throws BackupStreamException when the source fails
   * @throws BackupRefusedException when it is no full backup
   */
  BackupHeader full(InputStream source);

  /**
   * Takes the next log backup of the same database.
   *
   * @param source is read up to the end of the backup, and left open
   * @return whether the restore has reached the moment at which to stop; then no more log is taken
   * @throws BackupDamagedException when the stream is not as it was written
   * @throws BackupStreamException when the source fails
   * @throws BackupRefusedException when it does not follow what was restored, or the stop lies
   *     before that; then, and only then, the restore can go on with another stream
   */
  boolean log(InputStream source, StopAt stop);

  /** It has all commits up to this position of the log of the store that was backed up. */
  long position();

  @Override
  void close();
}
