package io.skerry.bench.store.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A connection with prepared statements, used as SQL engines want to be used in process: one
 * statement changes a row, and the engine adds up what is scanned.
 */
class JdbcSession implements StoreSession {
  static final String INSERT = "INSERT INTO stock (id, quantity, price, label) VALUES (?, ?, ?, ?)";
  private static final String SUMS = "SELECT COUNT(*), SUM(quantity), SUM(price) FROM stock";

  private final Connection connection;
  private PreparedStatement update;
  private final PreparedStatement select;
  private final PreparedStatement sumAll;
  private final PreparedStatement sumRange;
  private final PreparedStatement insert;

  /** The session closes the connection. */
  JdbcSession(Connection connection) throws SQLException {
    this.connection = connection;
    update = prepareUpdate();
    select =
        connection.prepareStatement("SELECT id, quantity, price, label FROM stock WHERE id = ?");
    sumAll = connection.prepareStatement(SUMS);
    sumRange = connection.prepareStatement(SUMS + " WHERE id BETWEEN ? AND ?");
    insert = connection.prepareStatement(INSERT);
  }

  private PreparedStatement prepareUpdate() throws SQLException {
    return connection.prepareStatement("UPDATE stock SET quantity = quantity + 1 WHERE id = ?");
  }

  /** For an engine that closes a statement that failed. */
  final void renewUpdate() throws SQLException {
    update.close();
    update = prepareUpdate();
  }

  @Override
  public void addOne(long id) throws SQLException {
    update.setLong(1, id);
    int changed = update.executeUpdate();
    if (changed != 1) {
      throw new WrongAnswerException(changed + " rows of id " + id + " changed");
    }
  }

  @Override
  public void read(long id, Row into) throws SQLException {
    select.setLong(1, id);
    try (ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new WrongAnswerException("no row of id " + id);
      }
      into.id = rows.getLong(1);
      into.quantity = rows.getInt(2);
      into.price = rows.getDouble(3);
      into.label = rows.getString(4);
    }
  }

  @Override
  public Sums scan() throws SQLException {
    return sums(sumAll);
  }

  @Override
  public Sums scan(long from, long to) throws SQLException {
    sumRange.setLong(1, from);
    sumRange.setLong(2, to);
    return sums(sumRange);
  }

  private static Sums sums(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return new Sums(rows.getLong(1), rows.getLong(2), rows.getDouble(3));
    }
  }

  @Override
  public void insert(long[] ids) throws SQLException {
    connection.setAutoCommit(false);
    for (long id : ids) {
      addRow(insert, id);
    }
    insert.executeBatch();
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Adds row {@code id} to a batch of {@link #INSERT}. */
  static void addRow(PreparedStatement insert, long id) throws SQLException {
    insert.setLong(1, id);
    insert.setInt(2, Rows.quantity(id));
    insert.setDouble(3, Rows.price(id));
    insert.setString(4, Rows.label(id));
    insert.addBatch();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
