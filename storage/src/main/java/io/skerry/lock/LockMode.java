package io.skerry.lock;

/**
 * How a resource is locked.
 *
 * <p>The modes form a lattice: each is declared with the modes just below it, and covers them and
 * whatever they cover. A request of an owner that holds the resource already asks for the least
 * mode that covers both (S and IX give SIX). Which modes may stand beside each other on one
 * resource is said by what they conflict with. Source: "Transaction locking and row versioning
 * guide", lock modes and lock compatibility; UIX has no row in the guide's short table and
 * conflicts with whatever U or IX conflicts with.
 */
public enum LockMode {
  /** Nothing is held. */
  NONE,
  /** Schema stability: the table's shape stays. */
  SCH_S(NONE),
  /** Intent shared: rows are or will be locked in S. */
  IS(SCH_S),
  S(IS),
  /** Update: read, and perhaps changed later; one at a time, beside any number of S. */
  U(S),
  /** Intent exclusive: rows are or will be locked in U or X. */
  IX(IS),
  /** S and IX. */
  SIX(S, IX),
  /** U and IX. */
  UIX(U, SIX),
  X(UIX),
  /** Schema modification: nobody else touches the table. */
  SCH_M(X);

  private static final LockMode[] ALL = values();

  static {
    U.conflictsWith(U);
    IX.conflictsWith(S, U);
    SIX.conflictsWith(S, U, IX, SIX);
    UIX.conflictsWith(S, U, IX, SIX, UIX);
    X.conflictsWith(IS, S, U, IX, SIX, UIX, X);
    SCH_M.conflictsWith(SCH_S, IS, S, U, IX, SIX, UIX, X, SCH_M);
  }

  /** Bits of the modes that it covers, its own among them. */
  private final int covered;

  private int conflicting;

  LockMode(LockMode... below) {
    int all = bit();
    for (LockMode mode : below) {
      all |= mode.covered;
    }
    this.covered = all;
  }

  private void conflictsWith(LockMode... others) {
    for (LockMode other : others) {
      conflicting |= other.bit();
      other.conflicting |= bit();
    }
  }

  int bit() {
    return 1 << ordinal();
  }

  /** Whether two owners may hold these modes of one resource at one time. */
  public boolean isCompatibleWith(LockMode other) {
    return (conflicting & other.bit()) == 0;
  }

  /**
   * @param modes the {@link #bit}s of several modes
   */
  boolean isCompatibleWithAll(int modes) {
    return (conflicting & modes) == 0;
  }

  /** Whether who holds this mode needs no lock to do what {@code other} is for. */
  public boolean covers(LockMode other) {
    return (covered & other.bit()) != 0;
  }

  /** The least mode that covers both. */
  public LockMode with(LockMode other) {
    if (covers(other)) {
      return this;
    }
    for (LockMode mode : ALL) {
      if (mode.covers(this) && mode.covers(other)) {
        return mode;
      }
    }
    throw new AssertionError("no mode covers " + this + " and " + other);
  }

  /** The mode in which a table's lock in this mode holds each of its rows. */
  public LockMode ofRows() {
    return switch (this) {
      case NONE, SCH_S, IS, IX -> NONE;
      case S, SIX -> S;
      case U, UIX -> U;
      case X, SCH_M -> X;
    };
  }

  /** What the table must be locked in before a row of it is locked in this mode. */
  LockMode ofTable() {
    return switch (this) {
      case S -> IS;
      case U, X -> IX;
      case NONE, SCH_S, IS, IX, SIX, UIX, SCH_M ->
          throw new IllegalArgumentException("rows and ranges are not locked in " + this);
    };
  }
}
