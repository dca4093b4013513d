package io.skerry.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** No marks of work left undone, and no paths of somebody's machine, in any file. */
final class BannedWords implements Rule {

  /** Written in parts, so that this file does not contain what it bans. */
  private static final Pattern UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}-])/(work|root)/");

  @Override
  public String name() {
    return "banned-word";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    for (TextFile file : tree.textFiles()) {
      check(file, UNDONE, "Do it, or open an issue and take the mark out", findings);
      check(file, MACHINE_PATH, "Name the place without a path of one machine", findings);
    }
    return findings;
  }

  private void check(TextFile file, Pattern banned, String remedy, List<Finding> findings) {
    var matcher = banned.matcher(file.text());
    while (matcher.find()) {
      String problem = "`" + matcher.group() + "` is banned";
      findings.add(new Finding(file.path(), file.lineAt(matcher.start()), name(), problem, remedy));
    }
  }
}
