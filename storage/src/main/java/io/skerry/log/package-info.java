/**
 * The log: the one place where a commit becomes durable.
 *
 * @see io.skerry.log.CommitLog
 */
@NullMarked
package io.skerry.log;

import org.jspecify.annotations.NullMarked;
