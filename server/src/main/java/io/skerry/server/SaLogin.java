package io.skerry.server;

import io.skerry.session.Authenticator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login {@code sa}, whose password is fixed at the first start on a data directory.
 *
 * <p>Later starts keep it, whatever the environment says by then, as the product does; {@link
 * #ignoresWantedPassword} tells when that is so. The hash stays in {@code secrets/sa.hash}; a
 * password that was made here stays readable in {@code sa.password}.
 */
final class SaLogin implements Authenticator {
  private static final String USER = "sa";

  private final PasswordHash hash;
  private final @Nullable String generatedPassword;
  private final boolean ignoresWantedPassword;

  private SaLogin(
      PasswordHash hash, @Nullable String generatedPassword, boolean ignoresWantedPassword) {
    this.hash = hash;
    this.generatedPassword = generatedPassword;
    this.ignoresWantedPassword = ignoresWantedPassword;
  }

  /**
   * Reads the password's hash, or at the first start keeps that of {@code wantedPassword}, or of
   * one made now.
   *
   * @param wantedPassword null where none was given
   * @throws StartException if the password does not keep to the policy
   */
  static SaLogin open(DataDirectory directory, @Nullable String wantedPassword)
      throws StartException, IOException {
    Path hashFile = directory.resolve("secrets").resolve("sa.hash");
    if (Files.exists(hashFile)) {
      PasswordHash hash = read(hashFile);
      boolean ignored = wantedPassword != null && !hash.matches(wantedPassword);
      return new SaLogin(hash, null, ignored);
    }
    SecureRandom random = new SecureRandom();
    String generated = null;
    String password = wantedPassword;
    if (password == null) {
      password = PasswordPolicy.generate(random);
      generated = password;
      PrivateFiles.write(directory.resolve("sa.password"), password + "\n");
    } else {
      checkPolicy(password);
    }
    PasswordHash hash = PasswordHash.of(password, random);
    PrivateFiles.createFolder(directory.resolve("secrets"));
    PrivateFiles.write(hashFile, hash.text() + "\n");
    return new SaLogin(hash, generated, false);
  }

  private static PasswordHash read(Path hashFile) throws StartException, IOException {
    try {
      return PasswordHash.parse(Files.readString(hashFile, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      throw new StartException("The file " + hashFile + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void checkPolicy(String password) throws StartException {
    Optional<String> objection = PasswordPolicy.objection(password);
    if (objection.isPresent()) {
      throw new StartException(
          "The password given for sa (MSSQL_SA_PASSWORD) does not meet SQL Server password policy"
              + " requirements: "
              + objection.get()
              + ".");
    }
  }

  @Override
  public boolean accepts(String user, String password) {
    return user.equalsIgnoreCase(USER) && hash.matches(password);
  }

  /** The password made at this start; null where it was given, or made before. */
  @Nullable String generatedPassword() {
    return generatedPassword;
  }

  /** Whether a password was given that is not the one fixed at the first start. */
  boolean ignoresWantedPassword() {
    return ignoresWantedPassword;
  }
}
