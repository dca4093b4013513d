package io.skerry.physical;

import io.skerry.bind.BoundColumn;

/** One column of an order. NULL sorts lowest. */
public record SortKey(BoundColumn column, boolean descending) {}
