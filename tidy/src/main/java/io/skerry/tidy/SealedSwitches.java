package io.skerry.tidy;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A switch over a sealed type lists its cases, so that the compiler finds the one that was
 * forgotten.
 *
 * <p>The tree has no types, so names decide: a switch is meant when all types in its patterns have
 * a sealed type of ours above them in common, and it has a {@code default}.
 */
final class SealedSwitches implements Rule {

  @Override
  public String name() {
    return "sealed-switch";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var types = TypeNames.of(tree);
    var findings = new ArrayList<Finding>();
    tree.mainFiles().forEach(file -> new Switches(file, types, findings).scan(file.unit(), null));
    return findings;
  }

  private final class Switches extends TreeScanner<Void, Void> {
    private final JavaFile file;
    private final TypeNames types;
    private final List<Finding> findings;

    Switches(JavaFile file, TypeNames types, List<Finding> findings) {
      this.file = file;
      this.types = types;
      this.findings = findings;
    }

    @Override
    public Void visitSwitch(SwitchTree statement, Void unused) {
      check(statement, statement.getCases());
      return super.visitSwitch(statement, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree expression, Void unused) {
      check(expression, expression.getCases());
      return super.visitSwitchExpression(expression, null);
    }

    private void check(Tree statement, List<? extends CaseTree> cases) {
      boolean hasDefault =
          cases.stream()
              .flatMap(one -> one.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      if (hasDefault) {
        commonSealedType(cases)
            .forEach(sealed -> {
              String problem = "A switch over the sealed type " + sealed + " has a default";
              String remedy = "List the cases left, as in `case A _, B _ ->`";
              findings.add(
                  new Finding(file.path(), file.firstLine(statement), name(), problem, remedy));
            });
      }
    }

    /** The nearest sealed type above all pattern types; at most one. */
    private List<String> commonSealedType(List<? extends CaseTree> cases) {
      List<String> common = new ArrayList<>();
      boolean isFirst = true;
      for (String type : patternTypes(cases)) {
        List<String> above = types.sealedTypesAbove(file, type);
        if (isFirst) {
          common.addAll(above);
        } else {
          common.retainAll(new HashSet<>(above));
        }
        isFirst = false;
      }
      return common.stream().limit(1).toList();
    }

    private static Set<String> patternTypes(List<? extends CaseTree> cases) {
      var names = new HashSet<String>();
      for (CaseTree one : cases) {
        for (var label : one.getLabels()) {
          if (label instanceof PatternCaseLabelTree pattern) {
            if (pattern.getPattern() instanceof BindingPatternTree binding) {
              names.add(binding.getVariable().getType().toString());
            } else if (pattern.getPattern() instanceof DeconstructionPatternTree deconstruction) {
              names.add(deconstruction.getDeconstructor().toString());
            }
          }
        }
      }
      return names;
    }
  }
}
