/**
 * Physical plans: which operators run, in which order, over which indexes.
 *
 * <p>{@link io.skerry.physical.PhysicalPlan} is what the executor runs and showplan prints. A plan
 * never changes and holds no state of a run, so one plan serves many sessions at once.
 */
@NullMarked
package io.skerry.physical;

import org.jspecify.annotations.NullMarked;
