/**
 * The binder: from syntax trees to logical plans.
 *
 * <p>Split by concern: {@link io.skerry.analysis.Scope} and {@link io.skerry.analysis.ObjectFinder}
 * find names, {@link io.skerry.analysis.ExpressionBinder} and its helpers make {@link
 * io.skerry.bind.BoundExpression}s, {@link io.skerry.analysis.QueryBinder} makes plans of queries,
 * {@link io.skerry.analysis.ChangeBinder} of INSERT, UPDATE and DELETE.
 *
 * <p>A subquery becomes an {@link io.skerry.logical.LogicalPlan.Apply} below the operator whose
 * expression holds it, and the expression refers to its column; so no expression contains a plan.
 *
 * <p>A binder is made for one statement and used by one thread. Errors are those of SQL Server,
 * with the line where it gives one.
 */
@NullMarked
package io.skerry.analysis;

import org.jspecify.annotations.NullMarked;
