package io.skerry.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Parses Java files with the JDK's own compiler, through its public tree API. */
final class JavaParser {

  private JavaParser() {}

  /**
   * Parses all files at once.
   *
   * @param files each below {@code MODULE/src/main/java} or {@code MODULE/src/test/java}
   */
  static List<JavaFile> parse(List<TextFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var sources = files.stream().map(Source::new).toList();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    var trees = DocTrees.instance(task);
    var parsed = new ArrayList<JavaFile>(files.size());
    try {
      for (CompilationUnitTree unit : task.parse()) {
        // The compiler wraps our file objects, so we cannot ask them for the file.
        var source = unit.getSourceFile();
        var text = source.getCharContent(false).toString();
        var file = new TextFile(source.toUri().getPath().substring(1), text);
        var parts = file.path().split("/", 4);
        parsed.add(new JavaFile(file, parts[0], parts[2].equals("main"), unit, trees));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(parsed);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(TextFile file) {
      super(URI.create("text:///" + file.path()), JavaFileObject.Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
