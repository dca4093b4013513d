package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query with its order: the body of a SELECT statement, a subquery, a derived table, a view.
 *
 * @param orderBy empty without one
 */
public record Query(
    QueryExpression body,
    List<OrderItem> orderBy,
    @Nullable OffsetFetch offsetFetch,
    @Nullable ForClause forClause) {

  /**
   * {@code OFFSET offset ROWS [FETCH NEXT fetch ROWS ONLY]}.
   *
   * @param fetch null: all the rest
   */
  public record OffsetFetch(Expression offset, @Nullable Expression fetch) {}

  public sealed interface ForClause {
    record Browse() implements ForClause {}

    /**
     * {@code FOR JSON mode}.
     *
     * @param mode AUTO or PATH
     * @param options INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER, ROOT with its name (or none)
     */
    record Json(String mode, List<Option> options) implements ForClause {}

    /**
     * {@code FOR XML mode}.
     *
     * @param mode RAW, AUTO, EXPLICIT or PATH
     * @param element the element's name of RAW and PATH; null when not said
     * @param options TYPE, ELEMENTS with XSINIL or ABSENT, ROOT with its name, BINARY BASE64 and
     *     others
     */
    record Xml(String mode, @Nullable String element, List<Option> options) implements ForClause {}
  }
}
