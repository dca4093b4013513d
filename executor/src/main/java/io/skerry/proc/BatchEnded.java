package io.skerry.proc;

/** An error that was reported ended the whole batch: unwinds the programs that are running. */
public final class BatchEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BatchEnded() {
    super("the batch has ended", null, false, false);
  }
}
