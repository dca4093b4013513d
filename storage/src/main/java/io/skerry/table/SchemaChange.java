package io.skerry.table;

import io.skerry.tx.UndoAction;
import io.skerry.tx.VersionedTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema change of one table: one version follows another. */
public final class SchemaChange implements UndoAction {
  private final Schema schema;
  private final TableVersion after;

  public SchemaChange(Schema schema, TableVersion after) {
    this.schema = schema;
    this.after = after;
  }

  /** Makes {@code after} the table's newest version; under the exclusive latch. */
  public void apply() {
    after.older = after.table.newest;
    schema.setNewest(after);
  }

  @Override
  public boolean undo() {
    TableVersion before = after.older;
    after.table.newest = before;
    doom(after, before);
    if (before == null) {
      schema.tables().remove(after.table.id);
    } else {
      schema.setLayouts(before.primary, before.layouts);
    }
    return true;
  }

  @Override
  public void purge() {
    TableVersion before = after.older;
    after.older = null;
    if (before != null) {
      doom(before, after.isDropped ? null : after);
    }
    if (after.isDropped) {
      schema.tables().remove(after.table.id);
    }
  }

  /** Gives up the trees of one version that another does not have. */
  private void doom(TableVersion gone, @Nullable TableVersion stays) {
    List<VersionedTree> kept = stays == null ? List.of() : stays.trees();
    for (VersionedTree tree : gone.trees()) {
      if (!kept.contains(tree)) {
        schema.doom(tree);
      }
    }
  }
}
