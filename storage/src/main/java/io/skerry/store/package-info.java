/**
 * The facade of the storage engine: tables, transactions, cursors, recovery.
 *
 * <p>{@link io.skerry.store.Store} is all that the layers above see. Rows come and go as {@link io.skerry.batch.Batch}es of the
 * table's columns; keys are boxed values. Nothing above needs to know of pages, log records or files.
 */
@NullMarked
package io.skerry.store;

import org.jspecify.annotations.NullMarked;
