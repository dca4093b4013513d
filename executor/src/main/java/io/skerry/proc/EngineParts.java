package io.skerry.proc;

import io.skerry.operator.PlanCompiler;
import io.skerry.operator.SystemRows;
import io.skerry.program.Compiler;
import io.skerry.store.Store;
import java.time.Clock;

/**
 * What all sessions share.
 *
 * @param statementBytesMax what the hash tables and sorts of one statement may keep in memory
 */
public record EngineParts(
    Store store,
    SchemaHolder schemas,
    Compiler compiler,
    PlanCompiler planCompiler,
    SystemRows systemRows,
    Clock clock,
    long statementBytesMax) {}
