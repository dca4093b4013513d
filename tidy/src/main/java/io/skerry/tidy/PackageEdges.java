package io.skerry.tidy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Inside a module packages have no cycles, and where {@link Architecture} lays down their order a
 * package uses only those before it.
 */
final class PackageEdges implements Rule {

  @Override
  public String name() {
    return "package-edges";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    for (String module : tree.modules()) {
      List<ClassUse> edges = edgesOf(tree, module);
      checkCycles(tree, edges, findings);
      checkOrder(tree, Architecture.packageOrder(module), edges, findings);
    }
    return findings;
  }

  /** One use of classes for each pair of packages of the module of which one uses the other. */
  private static List<ClassUse> edgesOf(SourceTree tree, String module) {
    Set<String> packages =
        tree.mainFiles()
            .filter(file -> file.module().equals(module))
            .map(JavaFile::packageName)
            .collect(Collectors.toSet());
    var pairs = new HashSet<List<String>>();
    return tree.classUses().stream()
        .filter(use -> use.module().equals(module) && packages.contains(use.toPackage()))
        .filter(use -> !use.fromPackage().equals(use.toPackage()))
        .filter(use -> pairs.add(List.of(use.fromPackage(), use.toPackage())))
        .toList();
  }

  /** Reports each edge that lies on a cycle of packages. */
  private void checkCycles(SourceTree tree, List<ClassUse> edges, List<Finding> findings) {
    for (ClassUse edge : edges) {
      if (reaches(edge.toPackage(), edge.fromPackage(), edges, new HashSet<>())) {
        String problem =
            "Package %s is used by %s and uses it too, here by %s"
                .formatted(edge.fromPackage(), edge.toPackage(), edge.to());
        String remedy = "Move what both need below both, or pass an interface up";
        findings.add(Places.finding(tree, edge, name(), problem, remedy));
      }
    }
  }

  private static boolean reaches(String from, String goal, List<ClassUse> edges, Set<String> seen) {
    return from.equals(goal)
        || (seen.add(from)
            && edges.stream()
                .filter(edge -> edge.fromPackage().equals(from))
                .anyMatch(edge -> reaches(edge.toPackage(), goal, edges, seen)));
  }

  private void checkOrder(
      SourceTree tree, List<String> order, List<ClassUse> edges, List<Finding> findings) {
    if (order.isEmpty()) {
      return;
    }
    for (ClassUse edge : edges) {
      int from = order.indexOf(edge.fromPackage());
      int to = order.indexOf(edge.toPackage());
      if (from < 0 || to < 0 || to > from) {
        String problem =
            "Package %s may not use %s".formatted(edge.fromPackage(), edge.toPackage());
        String remedy = "Keep to the order of packages in Architecture in module tidy";
        findings.add(Places.finding(tree, edge, name(), problem, remedy));
      }
    }
  }
}
