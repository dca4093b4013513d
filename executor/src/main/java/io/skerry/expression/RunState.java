package io.skerry.expression;

import io.skerry.function.SessionFacts;
import io.skerry.rows.MemoryGrant;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the run of an operator tree provides to its expressions; one for each tree. */
public final class RunState {
  private @Nullable SessionFacts facts;
  private @Nullable IntFunction<@Nullable Object> variables;
  private MemoryGrant grant = new MemoryGrant(0);
  private long version;

  /** Begins a run: what was computed of variables before no longer counts. */
  public void begin(
      SessionFacts sessionFacts,
      IntFunction<@Nullable Object> variableValues,
      long memoryBytesMax) {
    facts = sessionFacts;
    variables = variableValues;
    grant = new MemoryGrant(memoryBytesMax);
    version++;
  }

  /** Says that a variable was set within the run. */
  public void variablesChanged() {
    version++;
  }

  /** Changes whenever variables may have changed. */
  long version() {
    return version;
  }

  public SessionFacts facts() {
    if (facts == null) {
      throw new AssertionError("no run has begun");
    }
    return facts;
  }

  @Nullable Object variable(int slot) {
    if (variables == null) {
      throw new AssertionError("no run has begun");
    }
    return variables.apply(slot);
  }

  /** The memory of this run. */
  public MemoryGrant grant() {
    return grant;
  }
}
