/** Immutable schema snapshots, objects, permissions and statistics. */
module io.skerry.catalog {
  requires transitive io.skerry.types;
  requires static transitive org.jspecify;
}
