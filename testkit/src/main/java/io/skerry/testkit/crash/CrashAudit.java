package io.skerry.testkit.crash;

import io.skerry.testkit.crash.Acknowledgements.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a restarted server holds, compared with what it had acknowledged.
 *
 * @param acknowledged transactions whose commit was acknowledged
 * @param inDoubt transactions whose commit was under way when the server died
 * @param inDoubtFound those of them that are there
 * @param faults what must not be, in words
 */
record CrashAudit(int acknowledged, int inDoubt, int inDoubtFound, List<String> faults) {

  /**
   * @param works what each writer did, by its number
   */
  static CrashAudit of(List<Line> lines, List<CrashWork> works, Connection connection)
      throws SQLException {
    List<String> faults = new ArrayList<>();
    int acknowledged = 0;
    int inDoubt = 0;
    int inDoubtFound = 0;
    for (int writer = 0; writer < works.size(); writer++) {
      WriterFates fates = new WriterFates(writer, lines, faults);
      Set<Integer> found = works.get(writer).audit(connection, writer, fates);
      acknowledged += fates.committed();
      inDoubt += fates.inDoubt();
      inDoubtFound += (int) found.stream().filter(fates::isInDoubt).count();
    }
    return new CrashAudit(acknowledged, inDoubt, inDoubtFound, faults);
  }
}
