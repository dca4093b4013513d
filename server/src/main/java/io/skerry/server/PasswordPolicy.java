package io.skerry.server;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * SQL Server's password policy (T-SQL documentation, "Password policy"): 8 to 128 characters from
 * at least three of upper case, lower case, digits and symbols.
 */
final class PasswordPolicy {
  private static final int LENGTH_MIN = 8;
  private static final int LENGTH_MAX = 128;
  private static final int CLASSES_MIN = 3;

  /**
   * No letters or digits that look alike, and no symbol that a shell or a connection string reads
   * as its own.
   */
  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789-_.+";

  /** 20 characters of 59: 117 bits. */
  private static final int GENERATED_LENGTH = 20;

  private PasswordPolicy() {}

  /** What is wrong with the password, in a sentence; empty when nothing is. */
  static Optional<String> objection(String password) {
    if (password.length() < LENGTH_MIN) {
      return Optional.of(
          "it is too short: it needs at least "
              + LENGTH_MIN
              + " characters and has "
              + password.length());
    }
    if (password.length() > LENGTH_MAX) {
      return Optional.of("it is too long: it may have at most " + LENGTH_MAX + " characters");
    }
    int classes = classes(password);
    if (classes < CLASSES_MIN) {
      return Optional.of(
          "it is not complex enough: it needs characters of at least three of these four sets and has "
              + classes
              + ": upper-case letters, lower-case letters, digits, symbols");
    }
    return Optional.empty();
  }

  private static int classes(String password) {
    boolean upper = password.codePoints().anyMatch(Character::isUpperCase);
    boolean lower = password.codePoints().anyMatch(Character::isLowerCase);
    boolean digit = password.codePoints().anyMatch(Character::isDigit);
    boolean symbol = password.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c));
    return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (symbol ? 1 : 0);
  }

  /** A strong password that keeps to the policy. */
  static String generate(SecureRandom random) {
    while (true) {
      StringBuilder password = new StringBuilder(GENERATED_LENGTH);
      for (int i = 0; i < GENERATED_LENGTH; i++) {
        password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      // A leading symbol could be read as an option or be lost at the edge of a word.
      boolean plainEdges =
          Character.isLetterOrDigit(password.charAt(0))
              && Character.isLetterOrDigit(password.charAt(GENERATED_LENGTH - 1));
      if (plainEdges && classes(password.toString()) == 4) {
        return password.toString();
      }
    }
  }
}
