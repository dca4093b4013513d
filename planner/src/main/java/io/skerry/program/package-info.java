/**
 * Compiled batches: the control flow of a T-SQL program, and statements that are planned when they
 * are reached.
 *
 * <p>{@link io.skerry.program.Compiler} turns the text of a batch into a {@link
 * io.skerry.program.Program}. Control flow is known at once; a statement that names objects is a
 * {@link io.skerry.program.StatementSource}, bound against the catalog when it is executed, because
 * an earlier statement of the batch may create what it names (deferred name resolution). The
 * compiler caches programs by text and plans by what they were made for, so that a repeated
 * statement costs two look-ups.
 *
 * <p>Nothing here runs anything.
 */
@NullMarked
package io.skerry.program;

import org.jspecify.annotations.NullMarked;
