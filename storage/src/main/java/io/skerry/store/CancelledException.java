package io.skerry.store;

/** A wait inside the store ended because {@link Transaction#cancel} was called. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("cancelled", null, false, false);
  }
}
