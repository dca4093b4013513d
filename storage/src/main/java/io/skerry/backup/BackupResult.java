package io.skerry.backup;

/**
 * What a backup came to.
 *
 * @param header what the stream says of itself
 * @param bytes the stream's length
 * @param changes how many rows of a full backup, or changes of a log backup, there are
 * @param logReadFrom where the log is read from for the next log backup from the header's position
 *     on; for {@code Store.releaseLog}
 */
public record BackupResult(BackupHeader header, long bytes, long changes, long logReadFrom) {}
