package io.skerry.log;

/**
 * The log of committed changes: the database itself, of which all else is a cache.
 *
 * <p>Positions (log sequence numbers) count bytes of the logical stream of frames; they only grow.
 * All methods may be called from any thread.
 */
public interface CommitLog extends AutoCloseable {

  /**
   * Puts a record at the end. Records become durable in the order of these calls. The payload must
   * not change afterwards.
   *
   * @param isUrgent whether the room may be used that is kept for what makes the database smaller
   * @param listener called once, in the order of the log, by the log's own thread
   * @throws LogFullException when there is no room for the record; truncation may make some
   * @throws LogFailedException when the log has failed or is closed
   */
  void append(LogPayload payload, boolean isUrgent, DurabilityListener listener);

  /** All records that end at or before this position are durable. */
  long durableEnd();

  /**
   * Hands over all records that begin at or after {@code from} and are durable now, in order.
   * {@code from} is where a record begins.
   */
  void read(long from, LogConsumer consumer);

  /** Says that records before {@code lsn} will not be read again; their room is used again. */
  void truncateBelow(long lsn);

  /** The bytes in memory: records that wait to be written, and buffers. */
  long memoryBytes();

  /** Waits until all that was appended is durable, and closes. */
  @Override
  void close();

  /** Learns when a record is durable. */
  interface DurabilityListener {
    /**
     * The record is durable. Must be quick and must not throw.
     *
     * @param end the position behind the record
     */
    void durable(long end);

    /**
     * The log failed before the record was known to be durable; after a restart it may be there or
     * not.
     */
    void failed(Throwable cause);
  }

  /** Takes the records of a read. */
  @FunctionalInterface
  interface LogConsumer {
    /**
     * @param record good only during the call
     */
    void accept(LogRecord record);
  }
}
