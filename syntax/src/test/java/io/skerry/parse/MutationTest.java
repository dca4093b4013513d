package io.skerry.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.error.SqlException;
import io.skerry.lex.Lexer;
import io.skerry.lex.TokenKind;
import io.skerry.lex.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damages the golden scripts token by token and character by character: the parser answers with a
 * tree or a SQL error.
 */
class MutationTest {
  private static final long SEED = 20_260_101;
  private static final int MUTANTS = Integer.getInteger("skerry.mutants", 20_000);

  @Test
  void damagedTextGivesATreeOrASqlError() throws IOException {
    List<String> batches = batches();
    List<String> words = words(batches);
    Random random = new Random(SEED);
    int failed = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String batch = batches.get(random.nextInt(batches.size()));
      String mutant =
          random.nextInt(4) == 0
              ? damageCharacters(batch, random)
              : damageTokens(batch, words, random);
      try {
        Parser.parseBatch(mutant, new ParseOptions(random.nextBoolean()));
      } catch (SqlException error) {
        failed++;
        assertThat(error.line()).as(mutant).isPositive();
        assertThat(error.number()).as(mutant).isPositive();
      } catch (RuntimeException | StackOverflowError error) {
        throw new AssertionError("seed " + SEED + ", mutant " + i + ": " + mutant, error);
      }
    }
    assertThat(failed).isBetween(MUTANTS / 4, MUTANTS);
  }

  private static List<String> batches() throws IOException {
    List<String> batches = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/parse"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
        batches.addAll(List.of(Files.readString(file, StandardCharsets.UTF_8).split("(?m)^GO\\n")));
      }
    }
    return batches;
  }

  private static List<String> words(List<String> batches) {
    List<String> words = new ArrayList<>();
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isReserved()) {
        words.add(kind.name());
      }
    }
    for (String batch : batches) {
      words.addAll(tokens(batch));
    }
    return words;
  }

  private static List<String> tokens(String batch) {
    Tokens tokens = Lexer.lex(batch, true);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tokens.count() - 1; i++) {
      texts.add(tokens.text(i));
    }
    return texts;
  }

  private static String damageTokens(String batch, List<String> words, Random random) {
    List<String> tokens = tokens(batch);
    for (int damage = 1 + random.nextInt(3); damage > 0 && !tokens.isEmpty(); damage--) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(4)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, words.get(random.nextInt(words.size())));
        case 2 -> tokens.set(at, words.get(random.nextInt(words.size())));
        default -> tokens.add(random.nextInt(tokens.size()), tokens.get(at));
      }
    }
    if (!tokens.isEmpty() && random.nextInt(8) == 0) {
      tokens = tokens.subList(0, random.nextInt(tokens.size()));
    }
    return String.join(" ", tokens);
  }

  private static String damageCharacters(String batch, Random random) {
    StringBuilder text = new StringBuilder(batch);
    for (int damage = 1 + random.nextInt(3); damage > 0 && !text.isEmpty(); damage--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(128));
        default ->
            text.setCharAt(
                at, (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
      }
    }
    return text.toString();
  }
}
