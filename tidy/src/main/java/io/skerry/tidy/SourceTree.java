package io.skerry.tidy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the rules look at.
 *
 * @param modules the folders of the modules, as {@code storage}
 * @param javaFiles of all modules, main and test
 * @param textFiles every text file, the Java files among them
 * @param classUses between classes of this project, in main code, without uses of oneself
 */
record SourceTree(
    List<String> modules,
    List<JavaFile> javaFiles,
    List<TextFile> textFiles,
    List<ClassUse> classUses) {

  Stream<JavaFile> mainFiles() {
    return javaFiles.stream().filter(JavaFile::isMain);
  }

  Optional<TextFile> textFile(String path) {
    return textFiles.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** The main file that declares the top-level class {@code className}, if the tree has it. */
  Optional<JavaFile> fileOf(String className) {
    return mainFiles().filter(file -> file.className().equals(className)).findFirst();
  }
}
