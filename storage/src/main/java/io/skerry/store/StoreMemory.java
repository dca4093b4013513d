package io.skerry.store;

/**
 * What a store holds in memory at a moment, in bytes, each part by its own count or estimate.
 *
 * @param pages the page pool, used or not; rows, undo records and temporary tables are in it
 * @param pageTable where each page is: about 33 bytes for a page of the database
 * @param locks all locks together
 * @param log records on their way to the log, and its buffers
 * @param changes of running transactions that the log has not got yet
 * @param transactions running ones, but for their changes and locks
 * @param versions who wrote the versions that somebody may still need, and the snapshots
 * @param sorts of indexes that are being built
 * @param recovery notes of changes that recovery makes later
 */
public record StoreMemory(
    long pages,
    long pageTable,
    long locks,
    long log,
    long changes,
    long transactions,
    long versions,
    long sorts,
    long recovery) {

  public long total() {
    return pages + pageTable + locks + log + changes + transactions + versions + sorts + recovery;
  }
}
