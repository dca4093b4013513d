package io.skerry.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.error.SqlException;
import io.skerry.program.PlanContext;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Program;
import io.skerry.program.Step;
import io.skerry.program.VariableDefinition;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BatchCompilerTest {
  private final TestServer server = new TestServer(Set.of());
  private final BatchCompiler compiler = server.compiler();

  private PlannedStatement plan(Program program, PlanContext context) {
    return compiler.plan(((Step.Execute) program.steps().getFirst()).source(), context);
  }

  @Test
  void sameTextGivesTheSameProgramAndPlan() {
    server.explain("CREATE TABLE t (a int)");
    Program program = compiler.compile("SELECT a FROM t", List.of(), true);
    assertThat(compiler.compile("SELECT a FROM t", List.of(), true)).isSameAs(program);
    assertThat(plan(program, server.context(program, "")))
        .isSameAs(plan(program, server.context(program, "")));
  }

  @Test
  void parametersAndSettingMakeAnotherProgram() {
    List<VariableDefinition> parameters = List.of(new VariableDefinition("@p", SqlType.INT, false));
    Program plain = compiler.compile("SELECT 1", List.of(), true);
    assertThat(compiler.compile("SELECT 1", parameters, true)).isNotSameAs(plain);
    assertThat(compiler.compile("SELECT 1", List.of(), false)).isNotSameAs(plain);
  }

  @Test
  void schemaChangePlansAnew() {
    server.explain("CREATE TABLE t (a int)");
    Program program = compiler.compile("SELECT * FROM t", List.of(), true);
    PlannedStatement before = plan(program, server.context(program, ""));
    server.explain("CREATE TABLE u (a int)");
    assertThat(plan(program, server.context(program, ""))).isNotSameAs(before);
  }

  @Test
  void growthPlansAnewOnlyWhenItIsLarge() {
    server.explain("CREATE TABLE t (a int)");
    server.setRows("t", 10_000);
    Program program = compiler.compile("SELECT * FROM t", List.of(), true);
    PlannedStatement before = plan(program, server.context(program, ""));
    server.setRows("t", 20_000);
    assertThat(plan(program, server.context(program, ""))).isSameAs(before);
    server.setRows("t", 200_000);
    assertThat(plan(program, server.context(program, ""))).isNotSameAs(before);
  }

  @Test
  void cacheIsBounded() {
    for (int i = 0; i < 5_000; i++) {
      compiler.compile("SELECT " + i, List.of(), true);
    }
    assertThat(compiler.cachedPrograms()).isBetween(100, 2_000);
  }

  @Test
  void nameIsLookedUpWhenTheStatementIsReached() {
    Program program = compiler.compile("SELECT a FROM later", List.of(), true);
    assertThatThrownBy(() -> plan(program, server.context(program, "")))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("later");
    server.explain("CREATE TABLE later (a int)");
    assertThat(plan(program, server.context(program, "")))
        .isInstanceOf(PlannedStatement.Query.class);
  }

  @Test
  void errorHasTheLineOfItsStatement() {
    Program program = compiler.compile("\n\nSELECT *\nFROM nothing", List.of(), true);
    assertThatThrownBy(() -> plan(program, server.context(program, "")))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.line()).isEqualTo(3));
  }

  @Test
  void identityInsertMakesAnotherPlan() {
    server.explain("CREATE TABLE t (id int IDENTITY, a int)");
    Program program = compiler.compile("INSERT t (id, a) VALUES (1, 2)", List.of(), true);
    assertThatThrownBy(() -> plan(program, server.context(program, "")))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(544));
    for (String setting : List.of("dbo.t", "DB.dbo.T")) {
      assertThat(plan(program, server.context(program, setting)))
          .isInstanceOf(PlannedStatement.Change.class);
    }
  }

  @Test
  void parsesParameters() {
    assertThat(compiler.parseParameters("@a int, @b nvarchar(10) OUTPUT, @c decimal(9, 2)"))
        .containsExactly(
            new VariableDefinition("@a", SqlType.INT, false),
            new VariableDefinition("@b", SqlType.nvarchar(10), true),
            new VariableDefinition("@c", SqlType.decimal(9, 2), false));
  }
}
