package io.skerry.session;

/** Opens sessions; may be called from any thread. */
public interface Engine {
  /**
   * Checks the login and opens a session in the wanted database.
   *
   * @throws io.skerry.error.SqlException 18456 where user or password is wrong, 4060 where the
   *     database cannot be opened
   */
  Session login(Login login);
}
