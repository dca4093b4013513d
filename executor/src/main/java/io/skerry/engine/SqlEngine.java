package io.skerry.engine;

import io.skerry.catalog.Database;
import io.skerry.compile.BatchCompiler;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionTable;
import io.skerry.operator.OperatorCompiler;
import io.skerry.proc.EngineParts;
import io.skerry.proc.SchemaHolder;
import io.skerry.session.Authenticator;
import io.skerry.session.Engine;
import io.skerry.session.Login;
import io.skerry.session.Session;
import io.skerry.store.Store;
import io.skerry.system.CatalogStore;
import io.skerry.system.SystemViews;
import java.time.Clock;
import java.util.Set;

/** Opens sessions on a store. */
public final class SqlEngine implements Engine {
  private static final String DEFAULT_DATABASE = "master";

  /** The texts of cached programs; their plans take several times as much. */
  private static final long PLAN_CACHE_CHARACTERS = 4L << 20;

  private final EngineSettings settings;
  private final EngineParts parts;
  private final CatalogStore catalogStore;
  private final Authenticator authenticator;
  private final OpenSessions sessions;
  private final CatalogCalls catalogCalls;

  private SqlEngine(
      EngineSettings settings,
      EngineParts parts,
      CatalogStore catalogStore,
      Authenticator authenticator,
      OpenSessions sessions,
      CatalogCalls catalogCalls) {
    this.settings = settings;
    this.parts = parts;
    this.catalogStore = catalogStore;
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.catalogCalls = catalogCalls;
  }

  /** Loads the catalog, or makes it in a new store, and puts the engine's parts together. */
  public static SqlEngine open(
      EngineSettings settings, Store store, Authenticator authenticator, Clock clock) {
    CatalogStore catalogStore = new CatalogStore(store);
    SchemaHolder schemas = new SchemaHolder(catalogStore.load(clock.instant()));
    OpenSessions sessions = new OpenSessions(settings, clock.instant());
    SystemViews systemViews = new SystemViews(sessions);
    FunctionTable functions = new FunctionTable();
    EngineParts parts =
        new EngineParts(
            store,
            schemas,
            new BatchCompiler(functions, systemViews, Set.of(), PLAN_CACHE_CHARACTERS),
            new OperatorCompiler(),
            systemViews,
            clock,
            settings.statementBytesMax());
    CatalogCalls catalogCalls = new CatalogCalls(store, sessions, systemViews);
    return new SqlEngine(settings, parts, catalogStore, authenticator, sessions, catalogCalls);
  }

  @Override
  public Session login(Login login) {
    if (!authenticator.accepts(login.user(), login.password())) {
      throw new SqlException(SqlError.LOGIN_FAILED, login.user());
    }
    String wanted = login.database();
    String name = wanted == null || wanted.isEmpty() ? DEFAULT_DATABASE : wanted;
    Database database = parts.schemas().current().database(name);
    if (database == null) {
      throw new SqlException(SqlError.CANNOT_OPEN_DATABASE, name);
    }
    return sessions.add(id ->
        new SqlSession(
            id,
            login,
            database.name(),
            settings.serverName(),
            parts,
            catalogStore,
            catalogCalls,
            () -> sessions.remove(id)));
  }
}
