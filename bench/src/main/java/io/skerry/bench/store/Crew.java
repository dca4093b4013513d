package io.skerry.bench.store;

import io.skerry.bench.store.peer.StorePeer;
import io.skerry.bench.store.peer.StoreSession;
import io.skerry.bench.store.peer.WrongAnswerException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads, each with a session of its own, that do the same for the same time. */
final class Crew {
  private final ExecutorService threads;
  private final CountDownLatch go = new CountDownLatch(1);
  private volatile long end;

  private Crew(ExecutorService threads) {
    this.threads = threads;
  }

  /** What a thread does over and over, but at least once. */
  interface Step {
    /** Returns how much was done. */
    long run(StoreSession session, SplittableRandom random) throws Exception;
  }

  private record Share(long count, long[] nanos) {}

  /** What all threads did; of the CPU time nothing is known here. */
  static Measured run(StorePeer peer, int size, boolean virtual, long millis, long seed, Step step)
      throws Exception {
    List<StoreSession> sessions = new ArrayList<>();
    try (ExecutorService threads =
        virtual
            ? Executors.newVirtualThreadPerTaskExecutor()
            : Executors.newFixedThreadPool(size)) {
      for (int i = 0; i < size; i++) {
        sessions.add(peer.session());
      }
      return new Crew(threads).run(sessions, millis, new SplittableRandom(seed), step);
    } finally {
      closeAll(sessions);
    }
  }

  private static void closeAll(List<StoreSession> sessions) throws SQLException {
    for (StoreSession session : sessions) {
      session.close();
    }
  }

  private Measured run(List<StoreSession> sessions, long millis, SplittableRandom random, Step step)
      throws Exception {
    List<Future<Share>> running = new ArrayList<>();
    for (StoreSession session : sessions) {
      SplittableRandom own = random.split();
      running.add(threads.submit(() -> work(session, own, step)));
    }
    long began = System.nanoTime();
    end = began + millis * 1_000_000;
    go.countDown();
    List<Share> shares = new ArrayList<>();
    for (Future<Share> one : running) {
      shares.add(result(one));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long[] nanos =
        shares.stream().flatMapToLong(share -> Arrays.stream(share.nanos)).sorted().toArray();
    return new Measured(
        shares.stream().mapToLong(Share::count).sum(),
        seconds,
        0,
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (nanos.length * 0.99)] / 1e3);
  }

  private Share work(StoreSession session, SplittableRandom random, Step step) throws Exception {
    long[] nanos = new long[1 << 12];
    int steps = 0;
    long count = 0;
    go.await();
    long before = System.nanoTime();
    do {
      count += step.run(session, random);
      long after = System.nanoTime();
      if (steps == nanos.length) {
        nanos = Arrays.copyOf(nanos, steps * 2);
      }
      nanos[steps++] = after - before;
      before = after;
    } while (before < end);
    return new Share(count, Arrays.copyOf(nanos, steps));
  }

  private static Share result(Future<Share> one) throws InterruptedException, ExecutionException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WrongAnswerException wrong) {
        throw wrong;
      }
      throw e;
    }
  }
}
