/** Immutable snapshots of the schema. */
module io.skerry.catalog {
  requires static transitive org.jspecify;
  requires transitive io.skerry.types;

  exports io.skerry.catalog;
}
