package io.skerry.parse;

import io.skerry.error.SqlException;
import io.skerry.lex.Lexer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Measures megabytes of SQL text a second, lexed and parsed. Run by hand: {@code main}, with a
 * script's path or none; {@code -Xbatch} where the compiler threads get too little of a busy
 * machine.
 */
final class ParseThroughput {
  private static final int ROUNDS = 8;
  private static final long ROUND_NANOS = 1_000_000_000L;

  private ParseThroughput() {}

  public static void main(String[] arguments) throws IOException {
    List<String> batches = arguments.length > 0 ? read(Path.of(arguments[0])) : ownScripts();
    measure("own scripts", batches);
    measure("generated inserts", List.of(inserts()));
    measure("generated select", List.of(select()));
  }

  private static List<String> ownScripts() throws IOException {
    List<String> batches = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/parse"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
        if (!file.endsWith("errors.sql")) {
          batches.addAll(read(file));
        }
      }
    }
    return batches;
  }

  private static List<String> read(Path file) throws IOException {
    return List.of(Files.readString(file, StandardCharsets.UTF_8).split("(?m)^GO\\n"));
  }

  private static String inserts() {
    return "INSERT INTO dbo.readings (device_id, ts, temperature, note)\nVALUES (4711, '2024-01-31T10:00:00', 21.75, N'ok');\n"
        .repeat(2_000);
  }

  private static String select() {
    return """
    SELECT o.order_id, o.customer_id, c.name AS customer_name, SUM(l.quantity * l.unit_price) AS total
    FROM dbo.orders AS o
    INNER JOIN dbo.customers AS c ON c.customer_id = o.customer_id
    LEFT JOIN dbo.order_lines AS l ON l.order_id = o.order_id
    WHERE o.order_date >= @from AND o.order_date < DATEADD(day, 7, @from) AND c.region IN (N'north', N'south')
    GROUP BY o.order_id, o.customer_id, c.name
    HAVING COUNT(*) > 1
    ORDER BY total DESC OFFSET 0 ROWS FETCH NEXT 50 ROWS ONLY;
    """
        .repeat(500);
  }

  private static void measure(String name, List<String> batches) {
    double lexed = best(batches, batch -> Lexer.lex(batch, true).count());
    double parsed = best(batches, ParseThroughput::parse);
    System.out.printf("%-20s lex %6.1f MB/s   parse %6.1f MB/s%n", name, lexed, parsed);
  }

  private static long parse(String batch) {
    try {
      return Parser.parseBatch(batch, ParseOptions.DEFAULT).size();
    } catch (SqlException error) {
      return error.number();
    }
  }

  private static double best(List<String> batches, ToLongFunction<String> work) {
    long sink = 0;
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long chars = 0;
      long start = System.nanoTime();
      long elapsed;
      do {
        for (String batch : batches) {
          sink += work.applyAsLong(batch);
          chars += batch.length();
        }
        elapsed = System.nanoTime() - start;
      } while (elapsed < ROUND_NANOS);
      best = Math.max(best, chars * 1e3 / elapsed);
    }
    if (sink == 0) {
      throw new AssertionError("nothing was read");
    }
    return best;
  }
}
