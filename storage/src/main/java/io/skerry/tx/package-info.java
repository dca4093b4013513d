/** Versions, snapshots, locks and the order of commits. */
@NullMarked
package io.skerry.tx;

import org.jspecify.annotations.NullMarked;
