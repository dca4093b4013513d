package io.skerry.bench.store.peer;

import java.nio.file.Path;
import java.util.Locale;

/** The engines that are compared, in the order in which they take turns. */
public enum PeerName {
  SKERRY("Skerry", ""),
  SQLITE("SQLite", "sqlite-jdbc"),
  ROCKSDB("RocksDB", "rocksdbjni"),
  H2("H2", "h2"),
  HSQLDB("HSQLDB", "hsqldb"),
  DUCKDB("DuckDB", "duckdb_jdbc");

  private final String title;
  private final String artifact;

  PeerName(String title, String artifact) {
    this.title = title;
    this.artifact = artifact;
  }

  public String title() {
    return title;
  }

  /** The name of its jar without the version; empty for our own. */
  public String artifact() {
    return artifact;
  }

  /** As it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Opens a new one.
   *
   * @param folder an empty folder
   * @param cacheBytes the most memory for pages, blocks or rows that were read or will be written
   */
  public StorePeer open(Path folder, long cacheBytes) throws Exception {
    return switch (this) {
      case SKERRY -> SkerryPeer.open(folder, cacheBytes);
      case SQLITE -> SqlitePeer.open(folder, cacheBytes);
      case ROCKSDB -> RocksPeer.open(folder, cacheBytes);
      case H2 -> H2Peer.open(folder, cacheBytes);
      case HSQLDB -> HsqldbPeer.open(folder, cacheBytes);
      case DUCKDB -> DuckDbPeer.open(folder, cacheBytes);
    };
  }
}
