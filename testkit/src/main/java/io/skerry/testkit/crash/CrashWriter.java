package io.skerry.testkit.crash;

import io.skerry.testkit.crash.Acknowledgements.Fate;
import io.skerry.testkit.crash.Acknowledgements.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A client that commits one transaction after the other until the server is gone. */
final class CrashWriter {
  /** Each so many transactions, one is rolled back. */
  private static final int ROLLBACK_EACH = 10;

  private final int writer;
  private final CrashWork work;
  private final Acknowledgements acknowledgements;
  private int nextNumber;

  CrashWriter(int writer, CrashWork work, Acknowledgements acknowledgements) {
    this.writer = writer;
    this.work = work;
    this.acknowledgements = acknowledgements;
  }

  /** Returns when the connection breaks, with what broke it. */
  SQLException writeUntilBroken(Connection connection) {
    try {
      connection.setAutoCommit(false);
      while (true) {
        Id id = new Id(writer, nextNumber++);
        work.write(connection, writer, id.number());
        if (id.number() % ROLLBACK_EACH == ROLLBACK_EACH - 1) {
          acknowledgements.append(Fate.ROLLED_BACK, id);
          connection.rollback();
        } else {
          acknowledgements.append(Fate.COMMITTING, id);
          connection.commit();
          acknowledgements.append(Fate.COMMITTED, id);
        }
      }
    } catch (SQLException e) {
      return e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
