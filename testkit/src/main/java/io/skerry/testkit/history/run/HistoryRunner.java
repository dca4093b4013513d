package io.skerry.testkit.history.run;

import io.skerry.testkit.history.AnomalyKind;
import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryTransaction;
import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.Operation;
import io.skerry.testkit.history.Outcome;
import io.skerry.testkit.history.run.Plan.PlannedTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a plan against a target and writes down what came of it. For one history. */
public final class HistoryRunner {
  private static final int AUDITOR = 0;

  private final HistoryTarget target;
  private final Turns turns;
  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger lastId = new AtomicInteger();

  public HistoryRunner(HistoryTarget target, Turns turns) {
    this.target = target;
    this.turns = turns;
  }

  /** The history of the plan, with its audit as the last transaction. */
  public History run(Plan plan) throws InterruptedException {
    boolean isBank = plan.workload() == Workload.BANK;
    target.prepare(plan.keys(), isBank ? Plan.BALANCE : Operation.NOTHING);
    List<HistoryTransaction> transactions = new ArrayList<>();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(turns.threads())) {
      List<Future<List<HistoryTransaction>>> running = new ArrayList<>();
      for (int i = 0; i < plan.processes().size(); i++) {
        int process = i + 1;
        running.add(threads.submit(() -> runProcess(process, plan)));
      }
      transactions.addAll(resultsOf(running));
    }
    HistoryTransaction audit = new Run(AUDITOR, plan.audit(), () -> {}).run();
    transactions.add(audit.at(IsolationLevel.SERIALIZABLE));
    return new History(
        transactions, isBank ? OptionalLong.of(plan.keys() * Plan.BALANCE) : OptionalLong.empty());
  }

  private static List<HistoryTransaction> resultsOf(
      List<Future<List<HistoryTransaction>>> processes) throws InterruptedException {
    List<HistoryTransaction> transactions = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("a process failed");
    for (Future<List<HistoryTransaction>> process : processes) {
      try {
        transactions.addAll(process.get());
      } catch (ExecutionException e) {
        failure.addSuppressed(e.getCause());
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
    return transactions;
  }

  private List<HistoryTransaction> runProcess(int process, Plan plan) {
    List<HistoryTransaction> transactions = new ArrayList<>();
    turns.enter(process - 1);
    try {
      for (PlannedTransaction planned : plan.processes().get(process - 1)) {
        transactions.add(new Run(process, planned, turns::pass).run());
      }
    } finally {
      turns.leave();
    }
    return transactions;
  }

  /** The run of one transaction. */
  private final class Run {
    private final int process;
    private final PlannedTransaction planned;
    private final Runnable pause;
    private final List<Operation> done = new ArrayList<>();

    Run(int process, PlannedTransaction planned, Runnable pause) {
      this.process = process;
      this.planned = planned;
      this.pause = pause;
    }

    HistoryTransaction run() {
      int id = lastId.incrementAndGet();
      IsolationLevel level = planned.level();
      long start = clock.incrementAndGet();
      Outcome outcome = perform(target.begin(level));
      long end = clock.incrementAndGet();
      return new HistoryTransaction(id, process, level, start, end, outcome, done);
    }

    private Outcome perform(TargetTransaction tx) {
      boolean hasEnded = false;
      try {
        for (Step step : planned.steps()) {
          pause.run();
          perform(step, tx);
        }
        pause.run();
        if (planned.aborts()) {
          return Outcome.ABORTED;
        }
        tx.commit();
        hasEnded = true;
        return Outcome.COMMITTED;
      } catch (TransactionFailedException e) {
        return Outcome.ABORTED;
      } catch (OutcomeUnknownException e) {
        hasEnded = true;
        return Outcome.UNKNOWN;
      } finally {
        if (!hasEnded) {
          tx.abort();
        }
      }
    }

    private void perform(Step step, TargetTransaction tx) {
      switch (step) {
        case Step.Append(long key, long value) -> {
          done.add(new Operation.Append(key, value));
          tx.append(key, value);
        }
        case Step.ReadList(long key) -> done.add(new Operation.ReadList(key, tx.readList(key)));
        case Step.Write(long key, long value) -> {
          done.add(new Operation.Write(key, value));
          tx.write(key, value);
        }
        case Step.Read(long key) -> done.add(new Operation.Read(key, tx.read(key)));
        case Step.Insert(long row) -> {
          done.add(new Operation.Insert(row));
          tx.insert(row);
        }
        case Step.Delete(long row) -> done.add(new Operation.Delete(row, tx.delete(row)));
        case Step.ListRows(long first, long last) ->
            done.add(new Operation.ListRows(first, last, tx.listRows(first, last)));
        case Step.Transfer transfer -> {
          if (transfer(transfer, tx)) {
            done.add(new Operation.Transfer(transfer.from(), transfer.to(), transfer.amount()));
          }
        }
        case Step.ReadBalances _ -> done.add(new Operation.ReadBalances(tx.readAll()));
      }
    }

    /**
     * Where the level keeps others from changing what was read, the program itself looks at the
     * balance and computes the new ones; where it does not, one statement has to do both.
     */
    private boolean transfer(Step.Transfer transfer, TargetTransaction tx) {
      if (!planned.level().forbids(AnomalyKind.LOST_UPDATE)) {
        boolean isCovered = tx.addUnlessNegative(transfer.from(), -transfer.amount());
        pause.run();
        return isCovered && tx.addUnlessNegative(transfer.to(), transfer.amount());
      }
      long from = tx.read(transfer.from());
      pause.run();
      if (from < transfer.amount()) {
        return false;
      }
      long to = tx.read(transfer.to());
      pause.run();
      tx.write(transfer.from(), from - transfer.amount());
      pause.run();
      tx.write(transfer.to(), to + transfer.amount());
      return true;
    }
  }
}
