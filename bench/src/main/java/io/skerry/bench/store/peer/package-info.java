/**
 * One class for each engine, behind one small interface, so that all do the same work in the way
 * that suits each best.
 *
 * <p>A {@link io.skerry.bench.store.peer.StorePeer} is one table of {@link
 * io.skerry.bench.store.peer.Rows}, in a folder of its own and in this process; its sessions read,
 * change, scan and insert. Every engine runs in its most durable mode and with the same limit on
 * its own cache; the kernel's page cache, which all read and write through, is limited for none.
 *
 * <p>Contents are a function of the key, so that each answer can be checked without a copy of the
 * data: a wrong one is a {@link io.skerry.bench.store.peer.WrongAnswerException}, never a figure.
 *
 * <p>Rejected: one JDBC client for all SQL engines with a transaction of two statements for each
 * update. It would charge them for a round trip that an application in the same process does not
 * make.
 */
@NullMarked
package io.skerry.bench.store.peer;

import org.jspecify.annotations.NullMarked;
