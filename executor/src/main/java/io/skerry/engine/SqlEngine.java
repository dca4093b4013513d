package io.skerry.engine;

import io.skerry.catalog.Database;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.proc.EngineParts;
import io.skerry.session.Authenticator;
import io.skerry.session.Engine;
import io.skerry.session.Login;
import io.skerry.session.Session;
import io.skerry.system.CatalogStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens sessions and knows those that are open. */
public final class SqlEngine implements Engine {
  /** Ids below are the system's own, as in SQL Server. */
  private static final int FIRST_SESSION_ID = 51;

  private static final String DEFAULT_DATABASE = "master";

  private final EngineParts parts;
  private final CatalogStore catalogStore;
  private final Authenticator authenticator;
  private final String serverName;
  private final Map<Integer, SqlSession> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger nextSessionId = new AtomicInteger(FIRST_SESSION_ID);

  SqlEngine(
      EngineParts parts,
      CatalogStore catalogStore,
      Authenticator authenticator,
      String serverName) {
    this.parts = parts;
    this.catalogStore = catalogStore;
    this.authenticator = authenticator;
    this.serverName = serverName;
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
    int id = freeSessionId();
    SqlSession session =
        new SqlSession(
            id, login, database.name(), serverName, parts, catalogStore, () -> sessions.remove(id));
    sessions.put(id, session);
    return session;
  }

  private int freeSessionId() {
    int id =
        nextSessionId.getAndUpdate(next -> next == Short.MAX_VALUE ? FIRST_SESSION_ID : next + 1);
    return sessions.containsKey(id) ? freeSessionId() : id;
  }
}
