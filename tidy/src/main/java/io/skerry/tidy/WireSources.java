package io.skerry.tidy;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Each type of the TDS codec names the section of [MS-TDS] that it follows. */
final class WireSources implements Rule {

  private static final Pattern SECTION = Pattern.compile("\\[MS-TDS]\\s*,?\\s*(section )?\\d");

  @Override
  public String name() {
    return "wire-sources";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    tree.mainFiles()
        .filter(file -> file.packageName().startsWith("io.skerry.tds.codec"))
        .filter(file -> !file.isPackageInfo())
        .forEach(file -> file.unit().getTypeDecls().forEach(type -> check(file, type, findings)));
    return findings;
  }

  private void check(JavaFile file, Tree type, List<Finding> findings) {
    String javadoc = file.javadoc(type);
    if (javadoc == null || !SECTION.matcher(javadoc.replaceAll("\\s+", " ")).find()) {
      String problem = "The Javadoc names no section of [MS-TDS]";
      String remedy = "Say which one the type follows, as in `[MS-TDS] 2.2.6.5`";
      findings.add(new Finding(file.path(), file.firstLine(type), name(), problem, remedy));
    }
  }
}
