/**
 * The {@link io.skerry.program.Compiler}: from text to programs, and from statements to plans.
 *
 * <p>{@link io.skerry.compile.ProgramBuilder} lays out the control flow of a batch once; {@link
 * io.skerry.compile.StatementPlanner} binds, optimizes and plans a statement when it is reached.
 * {@link io.skerry.compile.BatchCompiler} keeps both: programs in {@link
 * io.skerry.compile.ProgramCache} by text, parameters and setting, and with each statement of a
 * program the last plans made for it. A plan is good for one version of the catalog, one database
 * and one IDENTITY_INSERT setting, and until a table has grown or shrunk by much.
 */
@NullMarked
package io.skerry.compile;

import org.jspecify.annotations.NullMarked;
