package io.skerry.testkit.history;

/**
 * Looks at what accounts hold. Needs no dependencies: transfers leave no trace of who made them.
 */
final class BankInference {
  private final Evidence evidence;

  BankInference(Evidence evidence) {
    this.evidence = evidence;
  }

  void infer() {
    for (int place = 0; place < evidence.history().transactions().size(); place++) {
      if (evidence.isCommitted(place)) {
        for (Operation operation : evidence.transaction(place).operations()) {
          if (operation instanceof Operation.ReadBalances read) {
            check(place, read);
          }
        }
      }
    }
  }

  private void check(int place, Operation.ReadBalances read) {
    String name = evidence.name(place);
    long sum = read.balances().stream().mapToLong(Long::longValue).sum();
    long total = evidence.history().total().orElseThrow();
    if (sum != total) {
      evidence.report(
          AnomalyKind.WRONG_TOTAL,
          place,
          () ->
              "%s found %d in all accounts together, where %d must be."
                  .formatted(name, sum, total));
    }
    if (read.balances().stream().anyMatch(balance -> balance < 0)) {
      evidence.report(
          AnomalyKind.NEGATIVE_BALANCE,
          place,
          () -> "%s found the balances %s.".formatted(name, read.balances()));
    }
  }
}
