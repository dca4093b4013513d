/** The skerry command. */
module io.skerry.cli {
  requires com.microsoft.sqlserver.jdbc;
  requires info.picocli;
  requires io.skerry.server;
  requires java.sql;
  requires org.jline;
  requires static transitive org.jspecify;
}
