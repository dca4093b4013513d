/** The skerry command. */
module io.skerry.cli {
  requires io.skerry.server;
  requires info.picocli;
  requires org.jline;
  requires static transitive org.jspecify;
}
