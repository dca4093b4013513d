package io.skerry.function;

import io.skerry.function.FunctionRow.Determinism;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.rows.ValueComparator;
import io.skerry.types.CodePage1252;
import io.skerry.types.Guids;
import io.skerry.types.SqlType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** NEWID, checksums and cryptographic hashes. */
final class HashFunctions {
  private HashFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    rows.add(
        new FunctionRow(
            "NEWID",
            Parameters.none(),
            Results.type(SqlType.UNIQUEIDENTIFIER),
            Nulls.SEEN_NEVER_NULL,
            Determinism.NEVER,
            call -> (in, out) -> out.put(Guids.fromUuid(UUID.randomUUID())),
            "A new uniqueidentifier.",
            "LEN(NEWID())",
            "36"));
    rows.orNull(
        "HASHBYTES",
        Parameters.of(Parameters.TEXT, Parameters.TEXT_OR_BINARY),
        Results.type(SqlType.varbinary(8000)),
        (in, out) -> out.set(hash(in.text(0), bytes(in, 1))),
        "The MD5, SHA, SHA1, SHA2_256 or SHA2_512 hash of a value.",
        "CONVERT(varchar(40), HASHBYTES('MD5', 'abc'), 2)",
        "900150983CD24FB0D6963F7D28E17F72");
    rows.add(
        "CHECKSUM",
        Parameters.atLeast(1, Parameters.ANY),
        Results.type(SqlType.INT),
        Nulls.SEEN_NEVER_NULL,
        HashFunctions::checksum,
        "A hash of the arguments that is equal for values that compare equal.",
        "CHECKSUM('abc') - CHECKSUM('ABC')",
        "0");
    rows.add(
        "BINARY_CHECKSUM",
        Parameters.atLeast(1, Parameters.ANY),
        Results.type(SqlType.INT),
        Nulls.SEEN_NEVER_NULL,
        call -> (in, out) -> out.put((long) binaryChecksum(in)),
        "A hash of the arguments' bytes.",
        "BINARY_CHECKSUM('abc') - BINARY_CHECKSUM('abc')",
        "0");
    return rows;
  }

  private static byte[] bytes(Arguments in, int argument) {
    SqlType type = in.type(argument);
    if (type.kind().isBinary()) {
      return in.bytes(argument);
    }
    return type.kind().isUnicode()
        ? in.text(argument).getBytes(StandardCharsets.UTF_16LE)
        : CodePage1252.encode(in.text(argument));
  }

  private static byte @Nullable [] hash(String algorithm, byte[] bytes) {
    String name =
        switch (algorithm.toUpperCase(Locale.ROOT)) {
          case "MD5" -> "MD5";
          case "SHA", "SHA1" -> "SHA-1";
          case "SHA2_256" -> "SHA-256";
          case "SHA2_512" -> "SHA-512";
          default -> "";
        };
    if (name.isEmpty()) {
      return null;
    }
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + name, e);
    }
  }

  private static ScalarBody checksum(CallSite call) {
    ValueComparator[] comparators = new ValueComparator[call.types().size()];
    for (int i = 0; i < comparators.length; i++) {
      comparators[i] = ValueComparator.of(call.types().get(i), call.types().get(i));
    }
    return (in, out) -> {
      int hash = 0;
      for (int i = 0; i < comparators.length; i++) {
        int value = in.isNull(i) ? 0x7FFF_FFFF : comparators[i].hash(in.column(i), in.row());
        hash = Integer.rotateLeft(hash, 4) ^ value;
      }
      out.put((long) hash);
    };
  }

  private static int binaryChecksum(Arguments in) {
    int hash = 0;
    for (int i = 0; i < in.count(); i++) {
      Object value = in.value(i);
      int one =
          switch (value) {
            case null -> 0;
            case byte[] bytes -> java.util.Arrays.hashCode(bytes);
            default -> value.hashCode();
          };
      hash = Integer.rotateLeft(hash, 4) ^ one;
    }
    return hash;
  }
}
