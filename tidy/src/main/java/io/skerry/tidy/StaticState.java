package io.skerry.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Main code keeps no state in statics: a static field is final, and no counter or thread local. */
final class StaticState implements Rule {
  /** Types whose one purpose is to hold what changes. */
  private static final Pattern HOLDERS =
      Pattern.compile("(Atomic\\w+|LongAdder|DoubleAdder|ThreadLocal)(<.*>)?");

  @Override
  public String name() {
    return "static-state";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    tree.mainFiles().forEach(file -> check(file, findings));
    return findings;
  }

  private void check(JavaFile file, List<Finding> findings) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field && isMutableStatic(field)) {
            String problem = "Static field " + field.getName() + " can change";
            String remedy = "Make it a field of an object that is passed by constructor";
            findings.add(new Finding(file.path(), file.firstLine(field), name(), problem, remedy));
          }
        }
        return super.visitClass(type, null);
      }
    }.scan(file.unit(), null);
  }

  private static boolean isMutableStatic(VariableTree field) {
    var flags = field.getModifiers().getFlags();
    return flags.contains(Modifier.STATIC)
        && (!flags.contains(Modifier.FINAL) || HOLDERS.matcher(typeOf(field)).matches());
  }

  private static String typeOf(VariableTree field) {
    return String.valueOf(field.getType());
  }
}
