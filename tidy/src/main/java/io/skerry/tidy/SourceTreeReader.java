package io.skerry.tidy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the tree from the disk. */
final class SourceTreeReader {

  /** Text has one of these endings or, as our shell scripts do, none. */
  private static final Set<String> TEXT_ENDINGS =
      Set.of("java", "md", "xml", "sql", "out", "sh", "yml", "yaml", "json", "properties", "");

  private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", ".idea", ".vscode");

  private static final Comparator<ClassUse> BY_NAMES =
      Comparator.comparing(ClassUse::module)
          .thenComparing(ClassUse::from)
          .thenComparing(ClassUse::to);

  private final Path root;

  SourceTreeReader(Path root) {
    this.root = root;
  }

  /** The nearest folder at or above {@code start} that holds the parent pom. */
  static Path findRoot(Path start) {
    Path folder = start.toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder with .mvn at or above " + start);
      }
    }
    return folder;
  }

  SourceTree read() throws IOException {
    List<TextFile> textFiles = readTextFiles();
    List<JavaFile> javaFiles =
        JavaParser.parse(
            textFiles.stream().filter(file -> file.path().matches("\\w+/src/.+\\.java")).toList());
    List<String> modules =
        textFiles.stream()
            .filter(file -> file.path().matches("\\w+/pom\\.xml"))
            .map(file -> file.path().substring(0, file.path().indexOf('/')))
            .sorted()
            .toList();
    return new SourceTree(modules, javaFiles, textFiles, readClassUses(javaFiles));
  }

  private List<TextFile> readTextFiles() throws IOException {
    var files = new ArrayList<TextFile>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED_FOLDERS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && isText(file)) {
              files.add(new TextFile(relativePath(file), Files.readString(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return List.copyOf(files);
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return TEXT_ENDINGS.contains(dot < 0 ? "" : name.substring(dot + 1));
  }

  private String relativePath(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /**
   * The uses of all classes that still have a source.
   *
   * @throws IllegalStateException where a source has no class file: then nothing can be said
   */
  private List<ClassUse> readClassUses(List<JavaFile> javaFiles) throws IOException {
    var uses = new ArrayList<ClassUse>();
    var compiled = new HashSet<String>();
    var sources = sourcesByClass(javaFiles);
    for (String module : javaFiles.stream().map(JavaFile::module).distinct().toList()) {
      for (Path classFile : classFiles(module)) {
        String source = module + "/" + ClassUseReader.className(classFile);
        if (sources.containsKey(source)) {
          compiled.add(source);
          uses.addAll(ClassUseReader.read(module, classFile));
        }
      }
    }
    sources.keySet().removeAll(compiled);
    if (!sources.isEmpty()) {
      throw new IllegalStateException(
          "not compiled, so compile all modules first (./dev test does): " + sources.values());
    }
    return uses.stream().distinct().sorted(BY_NAMES).toList();
  }

  /** The paths of the main files that declare a class, by module and class name. */
  private static Map<String, String> sourcesByClass(List<JavaFile> javaFiles) {
    var sources = new TreeMap<String, String>();
    for (JavaFile file : javaFiles) {
      if (file.isMain() && !file.isPackageInfo() && !file.isModuleInfo()) {
        sources.put(file.module() + "/" + file.className(), file.path());
      }
    }
    return sources;
  }

  private List<Path> classFiles(String module) throws IOException {
    Path classes = root.resolve(module).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      return List.of();
    }
    try (var paths = Files.walk(classes)) {
      return paths.filter(path -> path.toString().endsWith(".class")).sorted().toList();
    }
  }
}
