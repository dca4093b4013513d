package io.skerry.system.procedure;

import io.skerry.types.Collation;
import io.skerry.types.LikePattern;
import org.jspecify.annotations.Nullable;

/** What a catalog procedure looks for: a pattern of LIKE, or one name. Case does not count. */
sealed interface NamePattern {
  boolean matches(String name);

  /** Any name. */
  record Any() implements NamePattern {
    @Override
    public boolean matches(String name) {
      return true;
    }
  }

  /** One name. */
  record Exact(String wanted) implements NamePattern {
    @Override
    public boolean matches(String name) {
      return Collation.DEFAULT.equal(wanted, name);
    }
  }

  /** A pattern. */
  record Like(LikePattern pattern) implements NamePattern {
    @Override
    public boolean matches(String name) {
      return pattern.matches(name);
    }
  }

  /** What {@code LIKE} matches; all for null. */
  static NamePattern like(@Nullable String text) {
    if (text == null || text.equals("%")) {
      return new Any();
    }
    if (!hasWildcard(text)) {
      return new Exact(text);
    }
    return new Like(LikePattern.compile(text, LikePattern.NO_ESCAPE, Collation.DEFAULT, true));
  }

  /** This name only; all for null. */
  static NamePattern exact(@Nullable String text) {
    return text == null ? new Any() : new Exact(text);
  }

  static boolean hasWildcard(String text) {
    return text.indexOf('%') >= 0 || text.indexOf('_') >= 0 || text.indexOf('[') >= 0;
  }
}
