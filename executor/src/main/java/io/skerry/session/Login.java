package io.skerry.session;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself when it logs in.
 *
 * @param database the wanted database; null for the login's default
 * @param clientAddress the peer's address in text
 * @param encrypted whether the whole connection is under TLS
 */
public record Login(
    String user,
    String password,
    @Nullable String database,
    String hostName,
    String applicationName,
    String libraryName,
    String clientAddress,
    boolean encrypted) {}
