package io.skerry.store;

/** What one statement sees; taken by {@link Transaction#readView}. */
public interface ReadView {}
