/** Binder, logical algebra, optimizer, physical plans and the plan cache. */
module io.skerry.planner {
  requires static transitive org.jspecify;
  requires transitive io.skerry.catalog;
  requires io.skerry.syntax;
  requires transitive io.skerry.types;

  exports io.skerry.bind;
  exports io.skerry.compile;
  exports io.skerry.physical;
  exports io.skerry.program;
}
