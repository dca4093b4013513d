package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SealedSwitchesTest {

  private final Rule rule = new SealedSwitches();

  @Test
  void findsADefaultOverASealedType() {
    assertThat(findings("case Shape.Circle c -> 1;", "default -> 0;"))
        .singleElement()
        .asString()
        .startsWith("planner/src/main/java/io/skerry/bind/Area.java:7: [sealed-switch] ")
        .contains("sealed type io.skerry.ast.Shape has a default");
  }

  @Test
  void findsDeconstructionAndNullWithDefault() {
    assertThat(findings("case Shape.Square(int s) -> s;", "case null, default -> 0;")).hasSize(1);
  }

  @Test
  void allowsAWholeList() {
    assertThat(findings("case Shape.Circle _, Shape.Square _ -> 1;")).isEmpty();
  }

  @Test
  void allowsADefaultOverAnOpenType() {
    assertThat(findings("case Integer i -> i;", "default -> 0;")).isEmpty();
    assertThat(findings("case Integer i -> i;", "case Shape.Circle c -> 1;", "default -> 0;"))
        .isEmpty();
  }

  private List<String> findings(String... cases) {
    String shape =
        """
        package io.skerry.ast;

        public sealed interface Shape {
          record Circle(int radius) implements Shape {}

          record Square(int side) implements Shape {}
        }
        """;
    String area =
        """
        package io.skerry.bind;

        import io.skerry.ast.Shape;

        class Area {
          static int of(Object shape) {
            return switch (shape) {
              %s
            };
          }
        }
        """
            .formatted(String.join("\n", cases));
    return Snippets.file("syntax/src/main/java/io/skerry/ast/Shape.java", shape)
        .and("planner/src/main/java/io/skerry/bind/Area.java", area)
        .findings(rule);
  }
}
