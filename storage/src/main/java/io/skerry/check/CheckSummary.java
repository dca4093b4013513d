package io.skerry.check;

/**
 * What a check has done.
 *
 * @param pages how many pages were read
 * @param tables how many tables were checked
 * @param rows of these tables, that could be read
 * @param findings how many there were, told or not
 * @param isComplete false where the check was cancelled, or the store changed under it
 */
public record CheckSummary(long pages, long tables, long rows, long findings, boolean isComplete) {}
