/** The composition root: configuration, wiring and shutdown. */
module io.skerry.server {
  requires transitive io.skerry.executor;
  requires io.skerry.storage;
  requires io.skerry.tds;
  requires io.skerry.types;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.skerry.server;
}
