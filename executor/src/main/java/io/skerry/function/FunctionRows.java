package io.skerry.function;

import io.skerry.function.FunctionRow.Determinism;
import io.skerry.function.FunctionRow.Implementation;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.function.FunctionRow.ResultRule;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the rows of a family, in short forms for the usual kinds. */
final class FunctionRows {
  private final List<FunctionRow> rows = new ArrayList<>();

  List<FunctionRow> list() {
    return rows;
  }

  /** The usual kind: NULL gives NULL, equal arguments give equal results. */
  void strict(
      String name,
      Parameters parameters,
      ResultRule result,
      ScalarBody body,
      String documentation,
      String example,
      String expected) {
    add(name, parameters, result, Nulls.STRICT, call -> body, documentation, example, expected);
  }

  /** As {@link #strict}, but other arguments may give NULL too. */
  void orNull(
      String name,
      Parameters parameters,
      ResultRule result,
      ScalarBody body,
      String documentation,
      String example,
      String expected) {
    add(
        name,
        parameters,
        result,
        Nulls.STRICT_NULLABLE,
        call -> body,
        documentation,
        example,
        expected);
  }

  /** Deterministic, with a rule for NULL and an implementation that looks at the call. */
  void add(
      String name,
      Parameters parameters,
      ResultRule result,
      Nulls nulls,
      Implementation implementation,
      String documentation,
      String example,
      String expected) {
    rows.add(
        new FunctionRow(
            name,
            parameters,
            result,
            nulls,
            Determinism.ALWAYS,
            implementation,
            documentation,
            example,
            expected));
  }

  /** A function that asks the session; it sees NULLs and may give NULL. */
  void ofSession(
      String name,
      Parameters parameters,
      SqlType result,
      ScalarBody body,
      String documentation,
      String example,
      String expected) {
    rows.add(
        new FunctionRow(
            name,
            parameters,
            types -> result,
            Nulls.SEEN,
            Determinism.IN_STATEMENT,
            call -> body,
            documentation,
            example,
            expected));
  }

  /** A value of the session, without arguments and never NULL. */
  void sessionValue(
      String name,
      SqlType result,
      Function<SessionFacts, Object> value,
      String documentation,
      String expected) {
    String call = name.startsWith("@@") || NILADIC.contains(name) ? name : name + "()";
    rows.add(
        new FunctionRow(
            name,
            Parameters.none(),
            types -> result,
            Nulls.SEEN_NEVER_NULL,
            Determinism.IN_STATEMENT,
            site -> (in, out) -> out.set(value.apply(in.session())),
            documentation,
            call,
            expected));
  }

  /** Written without parentheses. */
  private static final List<String> NILADIC =
      List.of("CURRENT_TIMESTAMP", "CURRENT_USER", "SESSION_USER", "SYSTEM_USER", "USER");

  void add(FunctionRow row) {
    rows.add(row);
  }
}
