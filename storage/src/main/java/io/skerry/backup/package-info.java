/**
 * Backups as streams: how they are written and read, what they say of themselves, and what a
 * restore is to its caller. What is in a store, and how it gets there, is in {@code
 * io.skerry.transfer}.
 *
 * <p>A stream is a header and changes, in the form in which the log has them. A full backup is the
 * shortest history that makes the database: tables, their rows in the order of keys, indexes,
 * sequences. A log backup is the history itself from one position of the log to another, one
 * transaction after the other, each with the time of its commit. So there is one thing that a
 * restore knows to do: to make changes.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A stream is right from its first byte to its last, or it is refused with one sentence that
 *       names the offset. Each block has a CRC32C that goes on from the one before, so a block in
 *       another place, or of another stream, is as wrong as one with a flipped bit. The last block
 *       counts the others; a stream without it is none.
 *   <li>A full backup has all commits up to its position, and none behind. A log backup has those
 *       from {@code fromPosition} to {@code position}. One follows the other if the position that
 *       is restored lies in its range: else it is too recent or too early, as in SQL Server.
 *   <li>Writer and reader keep one block and one record in memory, however large the database is.
 *   <li>A reader takes no byte behind the end, so that streams may stand one behind the other in a
 *       file or on a connection.
 *   <li>To stop at a moment is to leave out the first transaction that committed later, and all
 *       behind it: what is restored is always a beginning of the history.
 * </ol>
 *
 * <p>Rejected: copies of pages (a database shares its files with others, and a stream must be good
 * under another number, in another store and in a later version); a checksum of the whole at the
 * end alone (damage would be found when all is made, and not where it is); compression here (the
 * caller can put one around the sink).
 *
 * <p>This package knows nothing of pages, trees or transactions, and does not look into a change.
 */
@NullMarked
package io.skerry.backup;

import org.jspecify.annotations.NullMarked;
