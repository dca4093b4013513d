package io.skerry.testkit.sim;

/**
 * Something that goes wrong with a simulated disk.
 *
 * @param n strikes the first operation of its kind that is the n-th counted one or comes after it;
 *     from 1
 * @param countsAll whether operations of all kinds are counted, or those that it can strike
 * @param lasts whether it strikes each operation from then on, or one
 * @param filePrefix how the names of the files begin whose operations it counts and strikes; empty
 *     for all
 */
public record Fault(Kind kind, long n, boolean countsAll, boolean lasts, String filePrefix) {

  /** What goes wrong. */
  public enum Kind {
    /** A read fails. */
    READ_ERROR,

    /** A read returns less than the file has. */
    SHORT_READ,

    /** One bit of what is read is the wrong one. */
    FLIPPED_BIT,

    /**
     * A sector is read as it was before it was last forced; waits for one of which that is known.
     */
    STALE_SECTOR,

    /** A write fails after some of its sectors were written. */
    WRITE_ERROR,

    /** A force fails; what it should have forced is lost, and later forces know nothing of it. */
    FORCE_ERROR,

    /** A sync of the directory fails; the changes of names stay as unsure as they were. */
    SYNC_ERROR,

    CREATE_ERROR,
    RENAME_ERROR,
    DELETE_ERROR,

    /** The file system takes no changes and forces nothing more. */
    READ_ONLY;

    boolean strikes(DiskOperation operation) {
      return switch (this) {
        case READ_ERROR, SHORT_READ, FLIPPED_BIT, STALE_SECTOR -> operation == DiskOperation.READ;
        case WRITE_ERROR ->
            operation == DiskOperation.WRITE
                || operation == DiskOperation.PREALLOCATE
                || operation == DiskOperation.RESERVE
                || operation == DiskOperation.TRUNCATE;
        case FORCE_ERROR -> operation == DiskOperation.FORCE;
        case SYNC_ERROR -> operation == DiskOperation.SYNC;
        case CREATE_ERROR -> operation == DiskOperation.CREATE;
        case RENAME_ERROR -> operation == DiskOperation.RENAME;
        case DELETE_ERROR -> operation == DiskOperation.DELETE;
        case READ_ONLY -> operation.isChange();
      };
    }

    /** Whether a read may be wrong without an error. */
    public boolean garbles() {
      return this == SHORT_READ || this == FLIPPED_BIT || this == STALE_SECTOR;
    }
  }

  public Fault {
    if (n < 1) {
      throw new IllegalArgumentException("the operation number " + n);
    }
  }

  /** Strikes the next operation of its kind, once. */
  public static Fault of(Kind kind) {
    return new Fault(kind, 1, false, false, "");
  }

  /** Strikes the n-th operation of its kind. */
  public Fault at(long operation) {
    return new Fault(kind, operation, false, lasts, filePrefix);
  }

  /** Strikes at the n-th operation of any kind, or the first of its kind after that. */
  public Fault atAnyOperation(long operation) {
    return new Fault(kind, operation, true, lasts, filePrefix);
  }

  public Fault fromThenOn() {
    return new Fault(kind, n, countsAll, true, filePrefix);
  }

  public Fault inFiles(String prefix) {
    return new Fault(kind, n, countsAll, lasts, prefix);
  }
}
