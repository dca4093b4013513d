/**
 * The rules of this source tree that the compiler does not check, each of them a small class.
 *
 * <p>A {@link io.skerry.tidy.Rule} looks at a {@link io.skerry.tidy.SourceTree}: the Java files of
 * all modules, parsed but not attributed; the other text files; the poms; and which class uses
 * which, as the compiler wrote it into the class files. It answers with {@link
 * io.skerry.tidy.Finding}s, and each says the file, the line, the rule and the remedy. {@link
 * io.skerry.tidy.TidyRules} is the list of all rules. What may see what is the table in {@link
 * io.skerry.tidy.Architecture}; what is excused, and why, is the one in {@link
 * io.skerry.tidy.Excuses}, where an excuse that nothing needs any more is itself a finding.
 *
 * <p>This module sees no other module: it reads them. Its tests run last, when all are compiled.
 */
@NullMarked
package io.skerry.tidy;

import org.jspecify.annotations.NullMarked;
