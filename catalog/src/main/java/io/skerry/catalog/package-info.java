/**
 * Immutable snapshots of the schema: databases, schemas, tables, indexes, and the shapes of the
 * system views.
 *
 * <p>A {@link io.skerry.catalog.Catalog} never changes. A statement is bound against one snapshot;
 * a schema change makes the next one, with a higher version, and plans made for an older version
 * are planned anew. Names are found without regard to case, as SQL Server's default collation does.
 *
 * <p>Knows types only: no storage, no plans. The executor loads and saves the snapshot and says
 * which storage numbers belong to a table.
 */
@NullMarked
package io.skerry.catalog;

import org.jspecify.annotations.NullMarked;
