package io.skerry.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The types that main code declares, by simple name, and what stands above them.
 *
 * <p>Two types of one simple name are told apart by package and import, which is enough here.
 */
final class TypeNames {

  /**
   * A declared type.
   *
   * @param file where it stands
   * @param name its qualified name, with dots also before nested types
   * @param supertypes as written there, without type arguments
   */
  private record Type(JavaFile file, String name, boolean isSealed, List<String> supertypes) {}

  private final Map<String, List<Type>> bySimpleName = new HashMap<>();

  private TypeNames() {}

  static TypeNames of(SourceTree tree) {
    var names = new TypeNames();
    tree.mainFiles().forEach(file -> names.new Declarations(file).scan(file.unit(), null));
    return names;
  }

  /** The sealed types above {@code name} as written in {@code file}, nearest first. */
  List<String> sealedTypesAbove(JavaFile file, String name) {
    var found = new LinkedHashSet<String>();
    var seen = new LinkedHashSet<Type>();
    var open = new ArrayDeque<>(resolve(file, name));
    while (!open.isEmpty()) {
      Type type = open.remove();
      if (seen.add(type)) {
        if (type.isSealed()) {
          found.add(type.name());
        }
        type.supertypes().forEach(above -> open.addAll(resolve(type.file(), above)));
      }
    }
    return List.copyOf(found);
  }

  private List<Type> resolve(JavaFile file, String written) {
    String name = withoutArguments(written);
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    List<Type> candidates =
        bySimpleName.getOrDefault(simpleName, List.of()).stream()
            .filter(type -> type.name().endsWith("." + name))
            .toList();
    List<Type> visible = candidates.stream().filter(type -> isVisible(file, type)).toList();
    return visible.isEmpty() ? candidates : visible;
  }

  /** Whether {@code type} is imported by {@code file} (it or an outer type) or in its package. */
  private static boolean isVisible(JavaFile file, Type type) {
    Stream<String> imports =
        file.unit().getImports().stream()
            .map(each -> each.getQualifiedIdentifier().toString().replace(".*", ""));
    return type.file().packageName().equals(file.packageName())
        || imports.anyMatch(each -> type.name().equals(each) || type.name().startsWith(each + "."));
  }

  private static String withoutArguments(String written) {
    int arguments = written.indexOf('<');
    return arguments < 0 ? written : written.substring(0, arguments);
  }

  private final class Declarations extends TreeScanner<Void, Void> {
    private final JavaFile file;
    private String outer;

    Declarations(JavaFile file) {
      this.file = file;
      this.outer = file.packageName();
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      String simpleName = type.getSimpleName().toString();
      if (simpleName.isEmpty()) {
        return super.visitClass(type, null);
      }
      String enclosing = outer;
      outer = enclosing + "." + simpleName;
      boolean isSealed = type.getModifiers().getFlags().contains(Modifier.SEALED);
      bySimpleName
          .computeIfAbsent(simpleName, _ -> new ArrayList<>())
          .add(new Type(file, outer, isSealed, supertypes(type)));
      super.visitClass(type, null);
      outer = enclosing;
      return null;
    }

    private static List<String> supertypes(ClassTree type) {
      Stream<Tree> extended = Stream.ofNullable(type.getExtendsClause());
      return Stream.concat(extended, type.getImplementsClause().stream())
          .map(Tree::toString)
          .toList();
    }
  }
}
