package io.skerry.testkit.history;

/**
 * What can be wrong with a history.
 *
 * <p>G0 to G2 are the phenomena of Adya, Liskov and O'Neil (ICDE 2000); G-single is from Adya's
 * thesis ("Weak Consistency", MIT 1999). An anti-dependency is of an item where a row that was read
 * is changed, of a predicate where a row comes into a range that was read. A cycle of
 * anti-dependencies no two of which follow each other is what snapshot isolation excludes (Fekete
 * and others, "Making Snapshot Isolation Serializable", TODS 2005; Cerone and Gotsman, "Analysing
 * Snapshot Isolation", PODC 2016). Those without a G are Elle's, or need no graph.
 */
public enum AnomalyKind {
  G0("G0 (dirty write)", "writes of transactions are interleaved"),
  G1A("G1a (aborted read)", "a committed transaction read what an aborted one wrote"),
  G1B("G1b (intermediate read)", "a transaction read what its writer replaced before it committed"),
  G1C("G1c (circular information flow)", "transactions saw each other's writes in a circle"),
  LOST_UPDATE("lost update", "a transaction changed what had been changed since it read it"),
  G_SINGLE("G-single (read skew)", "a transaction saw a part of what another one did"),
  G_SINGLE_PHANTOM(
      "G-single (phantom)", "a transaction saw another one's work, but not its row in a range"),
  G_NONADJACENT("G-nonadjacent", "transactions saw others in orders that contradict each other"),
  G_NONADJACENT_PHANTOM(
      "G-nonadjacent (phantom)", "rows in ranges were seen in orders that contradict each other"),
  G2_ITEM("G2-item (write skew)", "transactions changed what others of them had read"),
  G2("G2 (write skew with a phantom)", "transactions put rows into ranges others had read"),
  STATEMENT_SKEW("statement skew", "one statement saw some rows of a transaction and not others"),
  DIRTY_UPDATE("dirty update", "a committed transaction changed what an aborted one left"),
  INCOMPATIBLE_ORDER("incompatible order", "no order of versions agrees with all reads of a key"),
  DUPLICATE_VALUE("duplicate value", "one write was seen twice"),
  UNKNOWN_VALUE("unknown value", "a value was read that nobody wrote"),
  INTERNAL("internal inconsistency", "a transaction did not see its own writes, or saw later ones"),
  STALE_READ("stale read", "a transaction did not see what was acknowledged before it began"),
  WRONG_TOTAL("wrong total", "money appeared or vanished"),
  NEGATIVE_BALANCE("negative balance", "an account was overdrawn in spite of the check");

  private final String title;
  private final String meaning;

  AnomalyKind(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** Its name in the literature. */
  public String title() {
    return title;
  }

  /** One clause that says what happened. */
  public String meaning() {
    return meaning;
  }
}
