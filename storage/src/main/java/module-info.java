/** Files, log, pages, trees, transactions and the store. */
module io.skerry.storage {
  requires transitive io.skerry.types;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.skerry.check;
  exports io.skerry.io;
  exports io.skerry.lock;
  exports io.skerry.log;
  exports io.skerry.row;
  exports io.skerry.store;
}
