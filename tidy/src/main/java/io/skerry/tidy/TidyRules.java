package io.skerry.tidy;

import java.util.List;

/** All rules. */
final class TidyRules {

  static final List<Rule> ALL =
      List.of(
          new ModuleEdges(),
          new PackageEdges(),
          new SizeLimits(),
          new BannedCalls(),
          new StaticState(),
          new PackageProse(),
          new SealedSwitches(),
          new WireSources(),
          new BannedWords(),
          new MarkdownLinks());

  private TidyRules() {}
}
