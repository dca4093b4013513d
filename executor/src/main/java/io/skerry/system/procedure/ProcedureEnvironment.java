package io.skerry.system.procedure;

import io.skerry.catalog.Database;
import io.skerry.function.SessionFacts;
import io.skerry.store.Store;
import io.skerry.system.ServerFacts;
import io.skerry.system.SystemViews;

/**
 * Where a procedure runs.
 *
 * @param database the current one, or the one named in the call ({@code shop..sp_tables})
 */
public record ProcedureEnvironment(
    Database database, SessionFacts session, Store store, ServerFacts server, SystemViews views) {}
