package io.skerry.engine;

/**
 * What the engine is told at start.
 *
 * @param serverName {@code @@SERVERNAME}
 * @param port the TCP port of the listener, for system views
 * @param memoryBytes the memory of the machine or container, for system views
 * @param statementBytesMax what the hash tables and sorts of one statement may keep in memory
 */
public record EngineSettings(
    String serverName, int port, long memoryBytes, long statementBytesMax) {}
