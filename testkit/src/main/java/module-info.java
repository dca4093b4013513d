/** Script runner, simulated files and crash tests. */
module io.skerry.testkit {
  requires io.skerry.server;
  requires io.skerry.storage;
  requires io.skerry.types;
  requires static transitive org.jspecify;
}
