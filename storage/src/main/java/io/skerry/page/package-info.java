/** Pages, their pool, and the checkpoint. */
@NullMarked
package io.skerry.page;

import org.jspecify.annotations.NullMarked;
