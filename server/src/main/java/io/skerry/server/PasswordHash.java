package io.skerry.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A password's hash in SQL Server's own form, version 2: {@code 0x0200}, 4 bytes of salt, SHA-512
 * of the UTF-16LE password and the salt. Logins scripted out of a SQL Server ({@code CREATE LOGIN
 * ... WITH PASSWORD = 0x0200... HASHED}) have this form. A slow hash (PBKDF2) was rejected: 100,000
 * rounds cost 200 to 500 ms in a process that just started, the whole budget of a first login.
 */
final class PasswordHash {
  private static final byte VERSION_HIGH = 2;
  private static final int SALT_BYTES = 4;
  private static final int HEADER_BYTES = 2;
  private static final int HASH_BYTES = 64;

  private final byte[] bytes;

  private PasswordHash(byte[] bytes) {
    this.bytes = bytes;
  }

  static PasswordHash of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return of(password, salt);
  }

  private static PasswordHash of(String password, byte[] salt) {
    byte[] hash = sha512(password, salt);
    byte[] bytes = new byte[HEADER_BYTES + SALT_BYTES + HASH_BYTES];
    bytes[0] = VERSION_HIGH;
    System.arraycopy(salt, 0, bytes, HEADER_BYTES, SALT_BYTES);
    System.arraycopy(hash, 0, bytes, HEADER_BYTES + SALT_BYTES, HASH_BYTES);
    return new PasswordHash(bytes);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is no hash of this form
   */
  static PasswordHash parse(String text) {
    if (!text.startsWith("0x0200")) {
      throw new IllegalArgumentException("not a password hash of version 0x0200");
    }
    byte[] bytes = HexFormat.of().parseHex(text, 2, text.length());
    if (bytes.length != HEADER_BYTES + SALT_BYTES + HASH_BYTES) {
      throw new IllegalArgumentException("a password hash of " + bytes.length + " bytes");
    }
    return new PasswordHash(bytes);
  }

  String text() {
    return "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  /** Takes the same time wherever the first difference is. */
  boolean matches(String password) {
    byte[] salt = Arrays.copyOfRange(bytes, HEADER_BYTES, HEADER_BYTES + SALT_BYTES);
    return MessageDigest.isEqual(bytes, of(password, salt).bytes);
  }

  private static byte[] sha512(String password, byte[] salt) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(password.getBytes(StandardCharsets.UTF_16LE));
      return digest.digest(salt);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-512", e);
    }
  }
}
