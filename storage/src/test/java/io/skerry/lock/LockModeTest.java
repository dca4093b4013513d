package io.skerry.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LockModeTest {
  /** Asked for in rows, held in columns: "Transaction locking and row versioning guide". */
  private static final String COMPATIBLE =
      """
              NONE SCH_S IS  S   U   IX  SIX UIX X   SCH_M
        NONE  yes  yes   yes yes yes yes yes yes yes yes
        SCH_S yes  yes   yes yes yes yes yes yes yes no
        IS    yes  yes   yes yes yes yes yes yes no  no
        S     yes  yes   yes yes yes no  no  no  no  no
        U     yes  yes   yes yes no  no  no  no  no  no
        IX    yes  yes   yes no  no  yes no  no  no  no
        SIX   yes  yes   yes no  no  no  no  no  no  no
        UIX   yes  yes   yes no  no  no  no  no  no  no
        X     yes  yes   no  no  no  no  no  no  no  no
        SCH_M yes  no    no  no  no  no  no  no  no  no
      """;

  /** What is held when both were asked for. */
  private static final String WITH =
      """
              NONE  SCH_S IS    S     U     IX    SIX   UIX   X     SCH_M
        NONE  NONE  SCH_S IS    S     U     IX    SIX   UIX   X     SCH_M
        SCH_S SCH_S SCH_S IS    S     U     IX    SIX   UIX   X     SCH_M
        IS    IS    IS    IS    S     U     IX    SIX   UIX   X     SCH_M
        S     S     S     S     S     U     SIX   SIX   UIX   X     SCH_M
        U     U     U     U     U     U     UIX   UIX   UIX   X     SCH_M
        IX    IX    IX    IX    SIX   UIX   IX    SIX   UIX   X     SCH_M
        SIX   SIX   SIX   SIX   SIX   UIX   SIX   SIX   UIX   X     SCH_M
        UIX   UIX   UIX   UIX   UIX   UIX   UIX   UIX   UIX   X     SCH_M
        X     X     X     X     X     X     X     X     X     X     SCH_M
        SCH_M SCH_M SCH_M SCH_M SCH_M SCH_M SCH_M SCH_M SCH_M SCH_M SCH_M
      """;

  private interface Cell {
    void check(LockMode row, LockMode column, String value);
  }

  private static int forEachCell(String table, Cell check) {
    List<String[]> lines = new ArrayList<>();
    table.lines().forEach(line -> lines.add(line.strip().split(" +")));
    int cells = 0;
    for (String[] line : lines.subList(1, lines.size())) {
      for (int i = 1; i < line.length; i++) {
        LockMode column = LockMode.valueOf(lines.getFirst()[i - 1]);
        check.check(LockMode.valueOf(line[0]), column, line[i]);
        cells++;
      }
    }
    return cells;
  }

  @Test
  void modesAreCompatibleAsDocumented() {
    int cells =
        forEachCell(
            COMPATIBLE,
            (asked, held, expected) ->
                assertThat(asked.isCompatibleWith(held))
                    .as("%s beside %s", asked, held)
                    .isEqualTo(expected.equals("yes")));
    assertThat(cells).isEqualTo(100);
  }

  @Test
  void aConversionGivesTheLeastModeThatCoversBoth() {
    int cells =
        forEachCell(
            WITH,
            (held, asked, expected) ->
                assertThat(held.with(asked))
                    .as("%s with %s", held, asked)
                    .isEqualTo(LockMode.valueOf(expected)));
    assertThat(cells).isEqualTo(100);
  }

  @Test
  void aModeThatCoversAnotherConflictsWithMore() {
    for (LockMode strong : LockMode.values()) {
      for (LockMode weak : LockMode.values()) {
        for (LockMode other : LockMode.values()) {
          if (strong.covers(weak) && strong.isCompatibleWith(other)) {
            assertThat(weak.isCompatibleWith(other)).as("%s, %s, %s", strong, weak, other).isTrue();
          }
        }
      }
    }
  }

  @Test
  void aTableLockHoldsItsRows() {
    assertThat(LockMode.SIX.ofRows()).isEqualTo(LockMode.S);
    assertThat(LockMode.UIX.ofRows()).isEqualTo(LockMode.U);
    assertThat(LockMode.SCH_M.ofRows()).isEqualTo(LockMode.X);
    assertThat(LockMode.IX.ofRows()).isEqualTo(LockMode.NONE);
  }

  @Test
  void rowsHaveThreeModes() {
    assertThat(LockMode.S.ofTable()).isEqualTo(LockMode.IS);
    assertThat(LockMode.U.ofTable()).isEqualTo(LockMode.IX);
    assertThat(LockMode.X.ofTable()).isEqualTo(LockMode.IX);
    assertThatThrownBy(LockMode.IX::ofTable).isInstanceOf(IllegalArgumentException.class);
  }
}
