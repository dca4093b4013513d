package io.skerry.system;

import io.skerry.catalog.Database;
import io.skerry.function.SessionFacts;
import io.skerry.store.Store;

/**
 * What the rows of a view are made of.
 *
 * @param database whose objects are meant
 * @param session of the session that asks; its catalog is the one that counts
 * @param views the system views themselves
 */
record ViewRequest(
    Database database, SessionFacts session, Store store, ServerFacts server, SystemViews views) {}
