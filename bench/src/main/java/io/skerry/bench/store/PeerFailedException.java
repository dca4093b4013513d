package io.skerry.bench.store;

/** A peer cannot do what it was asked to do; the others go on without it. */
final class PeerFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  PeerFailedException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
