/** Trees of pages, and the keys in them. */
@NullMarked
package io.skerry.btree;

import org.jspecify.annotations.NullMarked;
