package io.skerry.io;

import java.security.SecureRandom;

/** Random numbers as the storage engine sees them. */
public interface RandomSource {
  long nextLong();

  /** Numbers that nobody can guess. */
  static RandomSource secure() {
    SecureRandom random = new SecureRandom();
    return random::nextLong;
  }
}
