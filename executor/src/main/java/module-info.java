/** Runs plans and T-SQL programs; sessions. */
module io.skerry.executor {
  requires static transitive org.jspecify;
  requires transitive io.skerry.types;

  exports io.skerry.session;
}
