/** Binder, logical algebra, optimizer and physical plans. */
module io.skerry.planner {
  requires transitive io.skerry.catalog;
  requires transitive io.skerry.syntax;
  requires transitive io.skerry.types;
  requires static transitive org.jspecify;
}
