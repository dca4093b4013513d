package io.skerry.io;

/**
 * What was done with the files of one kind.
 *
 * @param reads calls that read
 * @param writes calls that wrote, zeros ahead of need among them
 * @param forces calls that forced
 */
public record FileCounts(long reads, long bytesRead, long writes, long bytesWritten, long forces) {

  /** What was done since {@code earlier}. */
  public FileCounts since(FileCounts earlier) {
    return new FileCounts(
        reads - earlier.reads,
        bytesRead - earlier.bytesRead,
        writes - earlier.writes,
        bytesWritten - earlier.bytesWritten,
        forces - earlier.forces);
  }
}
