package io.skerry.session;

/**
 * The end of one statement.
 *
 * @param kind what it was
 * @param rowCount the rows returned or changed; {@link #NO_COUNT} where there is no count (SET
 *     NOCOUNT ON, or no such statement)
 * @param inProcedure whether it stands in a procedure or in dynamic SQL called by the request
 * @param failed whether an error ended it
 */
public record StatementEnd(Kind kind, long rowCount, boolean inProcedure, boolean failed) {
  public static final long NO_COUNT = -1;

  /** Statement kinds that the wire tells apart. */
  public enum Kind {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    BULK_INSERT,
    OTHER
  }
}
