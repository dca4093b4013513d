package io.skerry.analysis;

import io.skerry.ast.Expression;

/** Parses the expressions that the catalog keeps as text. */
public interface DefaultTexts {
  /** The expression of a DEFAULT constraint's text. */
  Expression parse(String text);
}
