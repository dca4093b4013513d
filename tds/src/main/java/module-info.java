/** The wire: packets, tokens, listener, login and session loops. */
module io.skerry.tds {
  requires transitive io.skerry.executor;
  requires transitive io.skerry.types;
  requires jdk.net;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.skerry.tds.codec;
  exports io.skerry.tds.server;
}
