/**
 * The schema as data: how the catalog is kept in the store, the system views, the system
 * procedures.
 *
 * <p>{@link io.skerry.system.CatalogStore} keeps one row group for each database and table in the
 * store's first table and loads the snapshot at start. {@link io.skerry.system.SystemViews} lists
 * the views that clients ask for, with shapes as SQL Server documents them, and makes their rows of
 * the snapshot.
 *
 * <p>Invariants: what is loaded at start is what the last committed schema change wrote; a view's
 * rows have the columns of its shape.
 */
@NullMarked
package io.skerry.system;

import org.jspecify.annotations.NullMarked;
