/** Script runner, simulated files, crash tests and checked histories. */
module io.skerry.testkit {
  requires transitive io.skerry.executor;
  requires io.skerry.server;
  requires io.skerry.storage;
  requires io.skerry.types;
  requires transitive java.sql;
  requires transitive com.microsoft.sqlserver.jdbc;
  requires static transitive org.jspecify;

  exports io.skerry.testkit.crash;
  exports io.skerry.testkit.memory;
  exports io.skerry.testkit.script;
  exports io.skerry.testkit.server;
}
