package io.skerry.bench.store.peer;

/** A row as a peer gives it back, filled anew by each read. */
public final class Row {
  long id;
  int quantity;
  double price;
  String label = "";
}
