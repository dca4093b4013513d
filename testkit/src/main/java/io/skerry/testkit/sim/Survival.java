package io.skerry.testkit.sim;

import java.util.SplittableRandom;

/**
 * What a loss of power leaves of a file.
 *
 * <p>Each change since the last force survives, is lost, or is torn: some of its sectors survive.
 * The file's growth is another change, which may be lost while its bytes were written, or survive
 * while they were not.
 */
final class Survival {
  private final Blocks durable;
  private final WriteJournal journal;
  private final SplittableRandom random;
  private final Blocks found;

  private Survival(Blocks durable, WriteJournal journal, SplittableRandom random) {
    this.durable = durable;
    this.journal = journal;
    this.random = random;
    this.found = durable.copy();
  }

  /** How much of a file's changes survives. */
  private enum Mood {
    NOTHING,
    ALL,
    MOST,
    SOME,
    FEW
  }

  private static final Mood[] MOODS = Mood.values();

  /**
   * @param size as programs saw it
   */
  static Blocks of(Blocks durable, WriteJournal journal, long size, SplittableRandom random) {
    if (journal.count() == 0) {
      return durable.copy();
    }
    return new Survival(durable, journal, random).decide(size);
  }

  private Blocks decide(long size) {
    Mood mood = MOODS[random.nextInt(MOODS.length)];
    boolean isCut = false;
    for (int entry = 0; entry < journal.count(); entry++) {
      boolean isTruncation = journal.kind(entry) == WriteJournal.Kind.TRUNCATION;
      isCut |= isTruncation;
      if (journal.isSettled(entry) || survives(mood)) {
        keep(entry, !isTruncation && mood != Mood.ALL && random.nextInt(3) == 0);
      }
    }
    if (mood != Mood.ALL && !isCut) {
      decideSize(size);
    }
    return found;
  }

  private boolean survives(Mood mood) {
    return switch (mood) {
      case NOTHING -> false;
      case ALL -> true;
      case MOST -> random.nextInt(8) != 0;
      case SOME -> random.nextBoolean();
      case FEW -> random.nextInt(8) == 0;
    };
  }

  /** In one of three cases the growth is lost, in one it survives without its bytes. */
  private void decideSize(long size) {
    int fate = random.nextInt(3);
    if (fate == 0 && found.size() > durable.size()) {
      found.resize(durable.size());
    } else if (fate == 1) {
      found.grow(size);
    }
  }

  private void keep(int entry, boolean isTorn) {
    long begin = journal.position(entry);
    long end = begin + journal.length(entry);
    if (isTorn) {
      tear(entry, begin, end);
    } else {
      keep(entry, begin, end);
    }
  }

  /** The sectors up to some place survive, those behind it, or any, be it few or most. */
  private void tear(int entry, long begin, long end) {
    long cut = begin + random.nextLong(end - begin + 1) / Inode.SECTOR_BYTES * Inode.SECTOR_BYTES;
    int how = random.nextInt(4);
    for (long at = begin; at < end; ) {
      long next = Math.min(end, (at / Inode.SECTOR_BYTES + 1) * Inode.SECTOR_BYTES);
      boolean survives =
          switch (how) {
            case 0 -> at < cut;
            case 1 -> at >= cut;
            case 2 -> random.nextBoolean();
            default -> random.nextInt(8) != 0;
          };
      if (survives) {
        keep(entry, at, next);
      }
      at = next;
    }
  }

  private void keep(int entry, long from, long to) {
    switch (journal.kind(entry)) {
      case DATA -> {
        int at = journal.dataAt(entry) + (int) (from - journal.position(entry));
        found.write(from, journal.data(), at, (int) (to - from), durable);
      }
      case ZEROS -> {
        found.zero(from, to, durable);
        found.grow(to);
      }
      case ROOM -> {
        found.allocate(from, to);
        found.grow(to);
      }
      case TRUNCATION -> {
        if (from < found.size()) {
          found.resize(from);
        }
      }
    }
  }
}
