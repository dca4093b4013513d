package io.skerry.tidy;

import com.sun.source.tree.RequiresTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Modules see only those that {@link Architecture} allows: by their poms, by their module
 * descriptors, and by the classes they use, since a dependency of a dependency is visible too.
 */
final class ModuleEdges implements Rule {

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>((?:(?!</dependency>).)*)</dependency>", Pattern.DOTALL);
  private static final Pattern OUR_ARTIFACT =
      Pattern.compile("<artifactId>skerry-(\\w+)</artifactId>");
  private static final String REMEDY =
      "Turn the dependency round, or move the code to a module that may see both; the table is"
          + " Architecture in module tidy";

  @Override
  public String name() {
    return "module-edges";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    for (String module : tree.modules()) {
      tree.textFile(module + "/pom.xml").ifPresent(pom -> checkPom(module, pom, findings));
    }
    tree.mainFiles().filter(JavaFile::isModuleInfo).forEach(file -> checkRequires(file, findings));
    checkClassUses(tree, findings);
    return findings;
  }

  private void checkPom(String module, TextFile pom, List<Finding> findings) {
    if (!Architecture.knows(module)) {
      String problem = "Module " + module + " is not in the table of modules";
      findings.add(new Finding(pom.path(), 1, name(), problem, "Add it to Architecture"));
      return;
    }
    var dependencies = DEPENDENCY.matcher(pom.text());
    while (dependencies.find()) {
      var artifact = OUR_ARTIFACT.matcher(dependencies.group(1));
      if (artifact.find()) {
        String to = artifact.group(1);
        boolean isTest = dependencies.group(1).contains("<scope>test</scope>");
        if (isTest ? !Architecture.allowsInTests(module, to) : !Architecture.allows(module, to)) {
          long line = pom.lineAt(dependencies.start(1) + artifact.start());
          findings.add(new Finding(pom.path(), line, name(), problem(module, to), REMEDY));
        }
      }
    }
  }

  private void checkRequires(JavaFile file, List<Finding> findings) {
    for (var directive : file.unit().getModule().getDirectives()) {
      if (directive instanceof RequiresTree requires) {
        String required = requires.getModuleName().toString();
        String to = required.replace("io.skerry.", "");
        if (required.startsWith("io.skerry.") && !Architecture.allows(file.module(), to)) {
          findings.add(
              new Finding(
                  file.path(),
                  file.firstLine(requires),
                  name(),
                  problem(file.module(), to),
                  REMEDY));
        }
      }
    }
  }

  private void checkClassUses(SourceTree tree, List<Finding> findings) {
    Map<String, String> moduleOfPackage = modulesByPackage(tree, findings);
    for (ClassUse use : tree.classUses()) {
      String to = moduleOfPackage.get(use.toPackage());
      if (to != null && !Architecture.allows(use.module(), to)) {
        findings.add(
            Places.finding(tree, use, name(), problem(use.module(), to) + ": " + use.to(), REMEDY));
      }
    }
  }

  private Map<String, String> modulesByPackage(SourceTree tree, List<Finding> findings) {
    var owners = new HashMap<String, JavaFile>();
    var shared = new HashSet<String>();
    tree.mainFiles()
        .filter(file -> !file.isModuleInfo())
        .forEach(file -> {
          String name = file.packageName();
          String other = owners.computeIfAbsent(name, _ -> file).module();
          if (!other.equals(file.module()) && shared.add(name)) {
            String problem = "Package " + name + " is also in module " + other;
            String remedy = "Give the package to one module";
            findings.add(new Finding(file.path(), 1, name(), problem, remedy));
          }
        });
    var modules = new HashMap<String, String>();
    owners.forEach((name, file) -> modules.put(name, file.module()));
    return modules;
  }

  private static String problem(String from, String to) {
    return "Module " + from + " may not see module " + to;
  }
}
