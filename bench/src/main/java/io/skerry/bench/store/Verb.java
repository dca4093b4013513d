package io.skerry.bench.store;

/** What the parent asks of a child: a line of the verb and numbers. */
enum Verb {
  /** Makes a new store with an empty table. Answers nothing. */
  CREATE,

  /** Makes a new store and loads this many rows in key order. Answers a {@link Measured}. */
  LOAD,

  /** Writers, 1 for virtual threads, milliseconds, seed. Answers a {@link Measured}. */
  UPDATE,

  /** Threads, milliseconds, seed. Answers a {@link Measured}. */
  READ,

  /** Milliseconds. Answers a {@link Measured} of rows. */
  SCAN,

  /** Milliseconds, seed. Answers a {@link Measured} of scans of 100 rows. */
  RANGE,

  /** Rows to insert at random keys, rows for each commit. Answers a {@link Measured} of rows. */
  INSERT,

  /** Checks the sums of the whole table. Answers nothing. */
  CHECK,

  /** Checkpoint and compaction. Answers nothing. */
  COMPACT,

  /** Answers the bytes of all files. */
  SIZE,

  /** Answers the most resident memory so far, in bytes. */
  PEAK,

  /** Answers how this peer loads. */
  WAY,

  /** Leaves a trace of this number in a log of system calls. Answers nothing. */
  MARK,

  /** Begins to sample what its threads do. Answers nothing. */
  PROFILE,

  /** Ends that. Answers the name of the recording. */
  PROFILED
}
