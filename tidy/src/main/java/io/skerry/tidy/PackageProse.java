package io.skerry.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every package of main code says in package-info.java what it is for, and is null-marked. */
final class PackageProse implements Rule {

  private static final int WORDS_MIN = 30;
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final String REMEDY =
      "Write its purpose, its invariants and what it must not know, in 10 to 40 lines, and"
          + " @NullMarked";

  @Override
  public String name() {
    return "package-prose";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var packages = new TreeMap<String, JavaFile>();
    var findings = new ArrayList<Finding>();
    tree.mainFiles()
        .filter(file -> !file.isModuleInfo())
        .forEach(file -> packages.merge(file.packageName(), file, PackageProse::preferInfo));
    packages.forEach((name, file) -> check(name, file, findings));
    return findings;
  }

  private static JavaFile preferInfo(JavaFile one, JavaFile other) {
    return one.isPackageInfo() ? one : other;
  }

  private void check(String packageName, JavaFile file, List<Finding> findings) {
    if (!file.isPackageInfo()) {
      add(file, "Package " + packageName + " has no package-info.java", findings);
      return;
    }
    int words = words(file.text().text());
    if (words < WORDS_MIN) {
      String problem =
          "Package %s is told in %d words, at least %d are wanted"
              .formatted(packageName, words, WORDS_MIN);
      add(file, problem, findings);
    }
    if (!file.text().text().contains("@NullMarked")) {
      add(file, "Package " + packageName + " is not @NullMarked", findings);
    }
  }

  private static int words(String text) {
    var comment = COMMENT.matcher(text);
    return comment.find()
        ? comment.group(1).replaceAll("[*\\s]+", " ").trim().split(" ").length
        : 0;
  }

  private void add(JavaFile file, String problem, List<Finding> findings) {
    findings.add(new Finding(file.path(), 1, name(), problem, REMEDY));
  }
}
