package io.skerry.tidy;

import java.util.List;

/** A property that the whole tree has. */
interface Rule {

  /** The name that findings and excuses carry, in lower case with hyphens. */
  String name();

  List<Finding> check(SourceTree tree);
}
