/** Operators, functions, procedural T-SQL and sessions. */
module io.skerry.executor {
  requires static transitive org.jspecify;
  requires transitive io.skerry.catalog;
  requires transitive io.skerry.planner;
  requires transitive io.skerry.storage;
  requires transitive io.skerry.types;
  requires org.slf4j;

  exports io.skerry.engine;
  exports io.skerry.session;
}
