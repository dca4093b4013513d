package io.skerry.store;

import java.util.List;

/**
 * What a cursor reads.
 *
 * @param indexId the index whose order and range is meant; 0 for the clustered index or the heap. A
 *     nonclustered index fetches the row from the table where a wanted column is not in it
 * @param range the range of the key
 * @param descending in reverse key order
 * @param columns the ordinals of the wanted columns, in the order of the batch
 * @param access what it sees and locks
 */
public record ScanRequest(
    long tableId,
    long indexId,
    KeyRange range,
    boolean descending,
    List<Integer> columns,
    Access access) {

  public ScanRequest {
    columns = List.copyOf(columns);
  }
}
