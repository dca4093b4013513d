package io.skerry.system.procedure;

/** Procedures that belong together. */
interface ProcedureFamily {
  /**
   * The parameters of each procedure, as {@link io.skerry.system.ShapeText} reads it: a parameter
   * without a value must be given.
   */
  String parameters();

  /** The shapes of the rowsets, as {@link io.skerry.system.ShapeText} reads it. */
  String rowsets();

  /**
   * Runs a procedure of this family.
   *
   * @return the return status
   */
  int run(ProcedureRun run);
}
