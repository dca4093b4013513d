package io.skerry.session;

/** Says who may log in; may be called from any thread. */
public interface Authenticator {
  /**
   * Whether there is such a login and {@code password} is its password. Login names compare without
   * case.
   */
  boolean accepts(String user, String password);
}
