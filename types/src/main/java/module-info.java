/**
 * SQL types and values, batches of rows, and the error catalogue: what every other module shares.
 */
module io.skerry.types {
  requires static transitive org.jspecify;

  exports io.skerry.batch;
  exports io.skerry.error;
  exports io.skerry.types;
}
