package io.skerry.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique key met a second row; the caller knows the names that the message of error 2627 or 2601
 * needs.
 */
public final class DuplicateKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long tableId;
  private final long indexId;
  private final transient List<@Nullable Object> keyValues;

  /**
   * @param indexId 0 for the clustered index
   * @param keyValues the boxed values of the key's columns
   */
  public DuplicateKeyException(long tableId, long indexId, List<@Nullable Object> keyValues) {
    super("duplicate key in table " + tableId + ", index " + indexId, null, false, false);
    this.tableId = tableId;
    this.indexId = indexId;
    this.keyValues = Collections.unmodifiableList(Arrays.asList(keyValues.toArray()));
  }

  public long tableId() {
    return tableId;
  }

  public long indexId() {
    return indexId;
  }

  public List<@Nullable Object> keyValues() {
    return keyValues;
  }
}
