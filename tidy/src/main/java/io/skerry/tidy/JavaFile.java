package io.skerry.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * A Java file and its syntax tree.
 *
 * @param module the folder of its module, as {@code storage}
 * @param isMain whether it lies in {@code src/main}, not {@code src/test}
 * @param unit the tree as parsed, without types
 */
record JavaFile(
    TextFile text, String module, boolean isMain, CompilationUnitTree unit, DocTrees trees) {

  String path() {
    return text.path();
  }

  /** The package's name; empty for {@code module-info.java}. */
  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  boolean isPackageInfo() {
    return text.fileName().equals("package-info.java");
  }

  boolean isModuleInfo() {
    return text.fileName().equals("module-info.java");
  }

  /** The name of the class that the file is called after, as {@code io.skerry.lex.Lexer}. */
  String className() {
    return packageName() + "." + text.fileName().replace(".java", "");
  }

  long firstLine(Tree tree) {
    return lineAt(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  long lastLine(Tree tree) {
    return lineAt(trees.getSourcePositions().getEndPosition(unit, tree));
  }

  /** The text of the Javadoc comment on {@code tree}, or null where there is none. */
  @Nullable String javadoc(Tree tree) {
    return trees.getDocComment(TreePath.getPath(unit, tree));
  }

  private long lineAt(long position) {
    return position < 0 ? 1 : unit.getLineMap().getLineNumber(position);
  }
}
