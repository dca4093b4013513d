package io.skerry.testkit.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Histories as text, to write them by hand and to keep those that went wrong.
 *
 * <p>A line is a transaction:
 *
 * <pre>
 * T1 p2 SNAPSHOT 3-8 committed: read 1 -> [11 12]; append 1 13
 * </pre>
 *
 * <p>with its number, process, level, start and end, outcome and operations. The operations are
 * {@code append KEY VALUE}, {@code read KEY -> [VALUES]}, {@code write KEY VALUE}, {@code read KEY
 * -> VALUE} (or {@code nothing}), {@code insert ROW}, {@code delete ROW -> found} (or {@code
 * missing}), {@code list FIRST-LAST -> [ROWS]}, {@code transfer FROM TO AMOUNT} and {@code balances
 * -> [BALANCES]}. A line {@code total N} says what all accounts hold. A line that begins with # is
 * a comment.
 */
public final class HistoryText {
  private static final Pattern TRANSACTION =
      Pattern.compile("T(\\d+) p(\\d+) (\\w+) (\\d+)-(\\d+) (\\w+):(.*)");
  private static final Pattern OPERATION = Pattern.compile("(\\w+) ?([^>]*?)(?: -> (.*))?");

  private HistoryText() {}

  // ---- reading

  /** Reads a history; throws {@link IllegalArgumentException} with the line that is none. */
  public static History parse(String text) {
    List<HistoryTransaction> transactions = new ArrayList<>();
    OptionalLong total = OptionalLong.empty();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("total ")) {
        total = OptionalLong.of(Long.parseLong(line.substring("total ".length())));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        transactions.add(parseTransaction(line));
      }
    }
    return new History(transactions, total);
  }

  private static HistoryTransaction parseTransaction(String line) {
    Matcher matcher = TRANSACTION.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no transaction: " + line);
    }
    List<Operation> operations = new ArrayList<>();
    for (String operation : matcher.group(7).split(";", -1)) {
      if (!operation.isBlank()) {
        operations.add(parseOperation(operation.strip()));
      }
    }
    return new HistoryTransaction(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        IsolationLevel.valueOf(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        Long.parseLong(matcher.group(5)),
        Outcome.valueOf(matcher.group(6).toUpperCase(Locale.ROOT)),
        operations);
  }

  private static Operation parseOperation(String text) {
    Matcher matcher = OPERATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no operation: " + text);
    }
    List<Long> numbers = numbers(matcher.group(2));
    String result = matcher.group(3) == null ? "" : matcher.group(3);
    return switch (matcher.group(1)) {
      case "append" -> new Operation.Append(numbers.get(0), numbers.get(1));
      case "write" -> new Operation.Write(numbers.get(0), numbers.get(1));
      case "read" ->
          result.startsWith("[")
              ? new Operation.ReadList(numbers.get(0), numbers(result))
              : new Operation.Read(numbers.get(0), parseRegister(result));
      case "insert" -> new Operation.Insert(numbers.get(0));
      case "delete" -> new Operation.Delete(numbers.get(0), result.equals("found"));
      case "list" -> new Operation.ListRows(numbers.get(0), numbers.get(1), numbers(result));
      case "transfer" -> new Operation.Transfer(numbers.get(0), numbers.get(1), numbers.get(2));
      case "balances" -> new Operation.ReadBalances(numbers(result));
      default -> throw new IllegalArgumentException("no operation: " + text);
    };
  }

  private static long parseRegister(String result) {
    return result.equals("nothing") ? Operation.NOTHING : Long.parseLong(result);
  }

  /** The numbers between spaces, brackets, and a minus that has a digit before it. */
  private static List<Long> numbers(String text) {
    return Arrays.stream(text.split("[\\[\\] ]+|(?<=\\d)-"))
        .filter(word -> !word.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  // ---- writing

  /** The text of a history, which {@link #parse} reads. */
  public static String of(History history) {
    StringBuilder text = new StringBuilder();
    history.total().ifPresent(total -> text.append("total ").append(total).append('\n'));
    for (HistoryTransaction transaction : history.transactions()) {
      text.append(of(transaction, Integer.MAX_VALUE)).append('\n');
    }
    return text.toString();
  }

  /** The line of a transaction, with the first so many operations. */
  static String of(HistoryTransaction transaction, int operationsMax) {
    List<Operation> operations = transaction.operations();
    String shown =
        operations.stream()
            .limit(operationsMax)
            .map(HistoryText::of)
            .collect(Collectors.joining("; "));
    int left = operations.size() - operationsMax;
    return "%s p%d %s %d-%d %s: %s%s"
        .formatted(
            transaction.name(),
            transaction.process(),
            transaction.level(),
            transaction.start(),
            transaction.end(),
            transaction.outcome().name().toLowerCase(Locale.ROOT),
            shown,
            left > 0 ? "; and " + left + " more" : "");
  }

  private static String of(Operation operation) {
    return switch (operation) {
      case Operation.Append append -> "append " + append.key() + " " + append.value();
      case Operation.ReadList read -> "read " + read.key() + " -> " + list(read.values());
      case Operation.Write write -> "write " + write.key() + " " + write.value();
      case Operation.Read read -> "read " + read.key() + " -> " + register(read.value());
      case Operation.Insert insert -> "insert " + insert.row();
      case Operation.Delete delete ->
          "delete " + delete.row() + " -> " + (delete.found() ? "found" : "missing");
      case Operation.ListRows list ->
          "list " + list.first() + "-" + list.last() + " -> " + list(list.rows());
      case Operation.Transfer transfer ->
          "transfer " + transfer.from() + " " + transfer.to() + " " + transfer.amount();
      case Operation.ReadBalances read -> "balances -> " + list(read.balances());
    };
  }

  /** The value of a register in words. */
  static String register(long value) {
    return value == Operation.NOTHING ? "nothing" : Long.toString(value);
  }

  private static String list(List<Long> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
  }
}
