package io.skerry.tidy;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** No file over 800 lines; no method, constructor or initializer over 60, braces included. */
final class SizeLimits implements Rule {

  private static final int FILE_LINES_MAX = 800;
  private static final int METHOD_LINES_MAX = 60;

  @Override
  public String name() {
    return "size";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    for (JavaFile file : tree.javaFiles()) {
      int lines = file.text().lines().size();
      if (lines > FILE_LINES_MAX) {
        String problem = "%d lines, at most %d are allowed".formatted(lines, FILE_LINES_MAX);
        String remedy = "Split the class by what it does";
        findings.add(new Finding(file.path(), 1, name(), problem, remedy));
      }
      new MethodSizes(file, findings).scan(file.unit(), null);
    }
    return findings;
  }

  private final class MethodSizes extends TreeScanner<Void, Void> {
    private final JavaFile file;
    private final List<Finding> findings;

    MethodSizes(JavaFile file, List<Finding> findings) {
      this.file = file;
      this.findings = findings;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      check("Method " + method.getName(), method);
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      for (Tree member : type.getMembers()) {
        if (member instanceof BlockTree) {
          check("An initializer", member);
        }
      }
      return super.visitClass(type, null);
    }

    private void check(String what, Tree tree) {
      long lines = file.lastLine(tree) - file.firstLine(tree) + 1;
      if (lines > METHOD_LINES_MAX) {
        String problem =
            "%s has %d lines, at most %d are allowed".formatted(what, lines, METHOD_LINES_MAX);
        String remedy = "Give its parts names of their own";
        findings.add(new Finding(file.path(), file.firstLine(tree), name(), problem, remedy));
      }
    }
  }
}
