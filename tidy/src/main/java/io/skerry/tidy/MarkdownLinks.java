package io.skerry.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A relative link in a document leads to a file or folder that is there. */
final class MarkdownLinks implements Rule {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

  @Override
  public String name() {
    return "markdown-link";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    for (TextFile file : tree.textFiles()) {
      if (file.path().endsWith(".md")) {
        check(tree, file, findings);
      }
    }
    return findings;
  }

  private void check(SourceTree tree, TextFile file, List<Finding> findings) {
    var link = LINK.matcher(file.text());
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains(":") && !exists(tree, resolve(file.path(), target))) {
        String problem = "The link to " + target + " leads nowhere";
        String remedy = "Correct it, or write what it leads to";
        findings.add(new Finding(file.path(), file.lineAt(link.start()), name(), problem, remedy));
      }
    }
  }

  private static String resolve(String from, String target) {
    return Path.of(from).resolveSibling(target).normalize().toString().replace('\\', '/');
  }

  private static boolean exists(SourceTree tree, String path) {
    return tree.textFiles().stream()
        .anyMatch(file -> file.path().equals(path) || file.path().startsWith(path + "/"));
  }
}
