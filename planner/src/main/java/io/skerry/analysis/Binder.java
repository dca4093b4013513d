package io.skerry.analysis;

/** The binders of one statement, which call each other through here. */
public final class Binder {
  final BindContext context;
  final Coercion coercion;
  final ObjectFinder objects;
  final ExpressionBinder expressions;
  final OperatorBinder operators;
  final CallBinder calls;
  final AggregateBinder aggregates;
  final ConditionBinder conditions;
  final SubqueryBinder subqueries;
  final TableSourceBinder tables;
  final SelectBinder selects;
  final QueryBinder queries;
  final ChangeBinder changes;

  /**
   * @param defaults parses the text of DEFAULT constraints
   */
  public Binder(BindContext context, DefaultTexts defaults) {
    this.context = context;
    coercion = new Coercion(context);
    objects = new ObjectFinder(context);
    expressions = new ExpressionBinder(this);
    operators = new OperatorBinder(coercion);
    calls = new CallBinder(this);
    aggregates = new AggregateBinder(this);
    conditions = new ConditionBinder(this);
    subqueries = new SubqueryBinder(this);
    tables = new TableSourceBinder(this);
    selects = new SelectBinder(this);
    queries = new QueryBinder(this);
    changes = new ChangeBinder(this, defaults);
  }

  /** Binds INSERT, UPDATE and DELETE. */
  public ChangeBinder changes() {
    return changes;
  }

  /** Binds queries. */
  public QueryBinder queries() {
    return queries;
  }

  /** Finds tables and views by name. */
  public ObjectFinder objects() {
    return objects;
  }

  /** Binds values and conditions that stand alone. */
  public ScalarBinder scalars() {
    return new ScalarBinder(this);
  }
}
