/** Tokens, the syntax tree and the parser. */
module io.skerry.syntax {
  requires transitive io.skerry.types;
  requires static transitive org.jspecify;

  exports io.skerry.ast;
  exports io.skerry.parse;
}
