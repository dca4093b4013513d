package io.skerry.system;

import io.skerry.catalog.Database;
import io.skerry.catalog.SystemView;
import io.skerry.catalog.SystemViewLibrary;
import io.skerry.operator.ExecutionContext;
import io.skerry.operator.SystemRows;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The system views: {@code sys.*} and {@code INFORMATION_SCHEMA.*}, in every database.
 *
 * <p>Their names, columns and types are SQL Server 2019's, with what Azure SQL Edge added ("System
 * catalog views", "System information schema views", "System dynamic management views",
 * "Compatibility views"). A view whose feature Skerry does not have is there without rows. The
 * compatibility views ({@code sysobjects} ...) are found under {@code dbo} too. May be used from
 * any thread.
 */
public final class SystemViews implements SystemViewLibrary, SystemRows {
  /** Ids of system views are negative, as SQL Server's are. */
  private static final int FIRST_VIEW_ID = -1000;

  private final ServerFacts server;
  private final ShapeText text;
  private final Map<String, ViewFamily> familyOf = new HashMap<>();
  private final Map<String, Integer> idOf = new HashMap<>();
  private final ConcurrentHashMap<String, RowsetShape> shapes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, SystemView> views = new ConcurrentHashMap<>();

  public SystemViews(ServerFacts server) {
    this.server = server;
    List<ViewFamily> families = families();
    String[] texts = new String[families.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = families.get(i).shapes();
      for (String name : new ShapeText(texts[i]).names()) {
        familyOf.put(name.toLowerCase(Locale.ROOT), families.get(i));
      }
    }
    this.text = new ShapeText(texts);
    for (String name : text.names()) {
      idOf.put(name.toLowerCase(Locale.ROOT), FIRST_VIEW_ID - idOf.size());
    }
  }

  private static List<ViewFamily> families() {
    return List.of(
        new ObjectViews(),
        new ColumnViews(),
        new IndexViews(),
        new DatabaseViews(),
        new PrincipalViews(),
        new ServerViews(),
        new SessionViews(),
        new CompatibilityViews(),
        new InformationSchemaViews(),
        new ProgramViews(),
        new TimeZoneViews(),
        new FeatureViews());
  }

  @Override
  public @Nullable SystemView view(String schema, String name) {
    String key = key(schema, name);
    RowsetShape shape = shape(key);
    if (shape == null) {
      return null;
    }
    SystemView known = views.get(key);
    if (known == null) {
      known = shape.view();
      views.put(key, known);
    }
    return known;
  }

  private static String key(String schema, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String lowerSchema = schema.toLowerCase(Locale.ROOT);
    return (lowerSchema.equals("dbo") && isOld(lower) ? "sys" : lowerSchema) + "." + lower;
  }

  /** Whether it is a name of SQL Server 2000, found under dbo: sysobjects, but not system_views. */
  private static boolean isOld(String name) {
    boolean systemTable = name.startsWith("sys") && name.indexOf('_') < 0;
    return systemTable || name.equals("spt_values");
  }

  private @Nullable RowsetShape shape(String key) {
    RowsetShape known = shapes.get(key);
    if (known == null) {
      known = text.shape(key);
      if (known != null) {
        shapes.put(key, known);
      }
    }
    return known;
  }

  @Override
  public void produce(SystemView view, String database, ExecutionContext context, Target target) {
    Database meant = context.facts().catalog().database(database);
    if (meant == null) {
      throw new AssertionError("no database " + database);
    }
    ViewRequest request = new ViewRequest(meant, context.facts(), context.store(), server, this);
    rows(key(view.schema(), view.name()), request).sendTo(target::rows);
  }

  /** The rows of the view of this lower-case {@code schema.name}. */
  RowsetRows rows(String key, ViewRequest request) {
    RowsetShape shape = shape(key);
    ViewFamily family = familyOf.get(key);
    if (shape == null || family == null) {
      throw new AssertionError("no system view " + key);
    }
    RowsetRows rows = new RowsetRows(shape);
    family.produce(key, request, rows);
    return rows;
  }

  /** All system views, as {@code schema.name}. */
  public List<String> names() {
    return text.names();
  }

  /** The object id of the view of this {@code schema.name}. */
  int objectId(String name) {
    Integer id = idOf.get(name.toLowerCase(Locale.ROOT));
    if (id == null) {
      throw new AssertionError("no system view " + name);
    }
    return id;
  }

  /** The shape of a view of {@link #names}. */
  public RowsetShape shapeOf(String name) {
    RowsetShape shape = shape(name.toLowerCase(Locale.ROOT));
    if (shape == null) {
      throw new AssertionError("no system view " + name);
    }
    return shape;
  }
}
