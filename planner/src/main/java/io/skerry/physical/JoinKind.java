package io.skerry.physical;

/** The joins. SEMI and ANTI give the left row if there is a, or no, match on the right. */
public enum JoinKind {
  INNER,
  LEFT,
  RIGHT,
  FULL,
  SEMI,
  ANTI
}
