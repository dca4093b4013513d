package io.skerry.types;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE, PATINDEX, made ready to match many strings (T-SQL, "LIKE").
 *
 * <p>{@code %} stands for any characters, {@code _} for one, {@code [a-f]} for one of a set or
 * range, {@code [^a-f]} for one not of it; after the escape character the next stands for itself.
 * Ranges follow the order of the collation. Immutable, for use by any thread.
 */
public final class LikePattern {
  /** No escape character. */
  public static final int NO_ESCAPE = -1;

  private static final int ANY_ONE = -1;
  private static final int ANY_RUN = -2;

  /** Elements up to here are sets: the set at place {@code FIRST_SET - element}. */
  private static final int FIRST_SET = -3;

  private final Collation collation;
  private final boolean ignoreTrailingSpaces;

  /** A folded character, {@link #ANY_ONE}, {@link #ANY_RUN} or a set. */
  private final int[] elements;

  private final List<CharacterSet> sets;
  private final String literalPrefix;

  private LikePattern(
      Collation collation,
      boolean ignoreTrailingSpaces,
      List<Integer> elements,
      List<CharacterSet> sets,
      String literalPrefix) {
    this.collation = collation;
    this.ignoreTrailingSpaces = ignoreTrailingSpaces;
    this.elements = elements.stream().mapToInt(Integer::intValue).toArray();
    this.sets = List.copyOf(sets);
    this.literalPrefix = literalPrefix;
  }

  /**
   * @param escape the escape character or {@link #NO_ESCAPE}
   * @param unicode whether value or pattern is nchar or nvarchar; if not, spaces at the end of the
   *     value do not count
   */
  public static LikePattern compile(
      String pattern, int escape, Collation collation, boolean unicode) {
    return new Compiler(pattern, escape, collation).compile(!unicode);
  }

  /** The characters before the first wildcard, for the range of an index. */
  public String literalPrefix() {
    return literalPrefix;
  }

  /** Whether the pattern is characters only, or those followed by one {@code %}. */
  public boolean isPrefixOnly() {
    int length = literalPrefix.length();
    return elements.length == length
        || elements.length == length + 1 && elements[length] == ANY_RUN;
  }

  /** Whether the pattern has no wildcard. */
  public boolean isLiteral() {
    return elements.length == literalPrefix.length();
  }

  public boolean matches(String value) {
    return matchesFrom(value, 0);
  }

  /** Whether the rest of {@code value} from {@code start} on matches. */
  private boolean matchesFrom(String value, int start) {
    int at = start;
    int element = 0;
    int retryElement = -1;
    int retryAt = -1;
    while (true) {
      if (element < elements.length && elements[element] == ANY_RUN) {
        retryElement = ++element;
        retryAt = at;
        if (element == elements.length) {
          return true;
        }
      } else if (element == elements.length && ends(value, at)) {
        return true;
      } else if (element < elements.length
          && at < value.length()
          && matchesOne(elements[element], value.charAt(at))) {
        element++;
        at++;
      } else if (retryElement >= 0 && retryAt < value.length()) {
        // The last % takes one character more.
        element = retryElement;
        at = ++retryAt;
      } else {
        return false;
      }
    }
  }

  private boolean ends(String value, int at) {
    if (ignoreTrailingSpaces) {
      for (int i = at; i < value.length(); i++) {
        if (value.charAt(i) != ' ') {
          return false;
        }
      }
      return true;
    }
    return at == value.length();
  }

  private boolean matchesOne(int element, char c) {
    return element >= 0
        ? element == c || element == collation.fold(c)
        : element == ANY_ONE || sets.get(FIRST_SET - element).contains(c);
  }

  /** One {@code [...]}. */
  private static final class CharacterSet {
    private static final int TABLE_SIZE = 256;

    private final Collation collation;
    private final boolean negated;
    private final List<Character> lows = new ArrayList<>();
    private final List<Character> highs = new ArrayList<>();
    private final BitSet table = new BitSet(TABLE_SIZE);

    CharacterSet(Collation collation, boolean negated) {
      this.collation = collation;
      this.negated = negated;
    }

    void add(char low, char high) {
      lows.add(low);
      highs.add(high);
    }

    /** Called once after the last {@link #add}. */
    void complete() {
      for (char c = 0; c < TABLE_SIZE; c++) {
        table.set(c, compute(c));
      }
    }

    boolean contains(char c) {
      return c < TABLE_SIZE ? table.get(c) : compute(c);
    }

    private boolean compute(char c) {
      boolean found = false;
      for (int i = 0; i < lows.size() && !found; i++) {
        char low = lows.get(i);
        char high = highs.get(i);
        found =
            low == high
                ? collation.fold(c) == collation.fold(low)
                : compare(low, c) <= 0 && compare(c, high) <= 0;
      }
      return found != negated;
    }

    private int compare(char left, char right) {
      // A space alone would be trimmed away.
      return collation.compare("." + left + ".", "." + right + ".");
    }
  }

  /** Reads the text of a pattern. */
  private static final class Compiler {
    private final String pattern;
    private final int escape;
    private final Collation collation;
    private final List<Integer> elements = new ArrayList<>();
    private final List<CharacterSet> sets = new ArrayList<>();
    private final StringBuilder prefix = new StringBuilder();
    private boolean inPrefix = true;
    private int at;

    Compiler(String pattern, int escape, Collation collation) {
      this.pattern = pattern;
      this.escape = escape;
      this.collation = collation;
    }

    LikePattern compile(boolean ignoreTrailingSpaces) {
      while (at < pattern.length()) {
        char c = pattern.charAt(at++);
        if (c == escape) {
          // An escape at the end stands for nothing and lets nothing match.
          if (at < pattern.length()) {
            literal(pattern.charAt(at++));
          } else {
            set(new CharacterSet(collation, false));
          }
        } else if (c == '%') {
          run();
        } else if (c == '_') {
          wildcard(ANY_ONE);
        } else if (c == '[') {
          characterSet();
        } else {
          literal(c);
        }
      }
      return new LikePattern(collation, ignoreTrailingSpaces, elements, sets, prefix.toString());
    }

    private void literal(char c) {
      elements.add((int) collation.fold(c));
      if (inPrefix) {
        prefix.append(c);
      }
    }

    private void run() {
      if (elements.isEmpty() || elements.getLast() != ANY_RUN) {
        wildcard(ANY_RUN);
      }
    }

    private void wildcard(int element) {
      inPrefix = false;
      elements.add(element);
    }

    private void set(CharacterSet set) {
      set.complete();
      wildcard(FIRST_SET - sets.size());
      sets.add(set);
    }

    /** A set that is not closed matches nothing. */
    private void characterSet() {
      boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
      at += negated ? 1 : 0;
      CharacterSet set = new CharacterSet(collation, negated);
      while (at < pattern.length() && pattern.charAt(at) != ']') {
        Character low = member();
        boolean range =
            at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
        if (range) {
          at++;
        }
        Character high = range ? member() : low;
        if (low != null && high != null) {
          set.add(low, high);
        }
      }
      boolean closed = at < pattern.length();
      at++;
      set(closed ? set : new CharacterSet(collation, false));
    }

    private @Nullable Character member() {
      char c = pattern.charAt(at++);
      if (c != escape) {
        return c;
      }
      return at < pattern.length() ? pattern.charAt(at++) : null;
    }
  }
}
