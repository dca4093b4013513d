package io.skerry.tidy;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that main code does not make, be it called, referred to or imported. */
final class BannedCalls implements Rule {

  /** Those that talk on the terminal or measure time by their nature. */
  private static final Set<String> TOOL_MODULES = Set.of("cli", "testkit", "it", "bench");

  /** The command itself, and the runners whose exit codes say whether all was as it must be. */
  private static final Set<String> ENDING_MAINS =
      Set.of(
          "io.skerry.cli.Main",
          "io.skerry.testkit.script.ScriptMain",
          "io.skerry.testkit.history.run.HistoryMain");

  /** A call through a method handle is declared to throw all, so its caller must catch all. */
  private static final Set<String> CALLERS_OF_METHOD_HANDLES =
      Set.of("io.skerry.io.CLibrary", "io.skerry.page.ZeroedMemory");

  private static final Set<String> BROAD_EXCEPTIONS = Set.of("Exception", "Throwable", "Error");

  /**
   * A banned name.
   *
   * @param name the end of a qualified name; of a constructor, {@code new} and the class
   * @param where the main files in which it is banned
   */
  private record Ban(String name, Predicate<JavaFile> where, String remedy) {}

  private static final List<Ban> BANS =
      List.of(
          new Ban("sun.misc", anywhere(), "Use java.lang.foreign or a VarHandle"),
          new Ban("jdk.internal", anywhere(), "Use the public API"),
          new Ban(
              "System.exit",
              file -> !ENDING_MAINS.contains(file.className()),
              "Throw, and let io.skerry.cli.Main end the process"),
          new Ban("Thread.sleep", anywhere(), "Wait for the event: a condition, a latch, a queue"),
          new Ban("new Thread", anywhere(), "Use Thread.ofPlatform() or Thread.ofVirtual()"),
          new Ban("Charset.defaultCharset", anywhere(), "Name the charset"),
          new Ban("Class.forName", anywhere(), "Name the class in code"),
          new Ban("ServiceLoader.load", anywhere(), "Pass the part to the constructor"),
          new Ban("System.out", outsideTools(), "Return the text, or log it through SLF4J"),
          new Ban("System.err", outsideTools(), "Throw, or log it through SLF4J"),
          new Ban("System.currentTimeMillis", inStorage(), "Take the clock of io.skerry.io"),
          new Ban("System.nanoTime", inStorage(), "Take the clock of io.skerry.io"),
          new Ban("Instant.now", inStorage(), "Take the clock of io.skerry.io"),
          new Ban("LocalDateTime.now", inStorage(), "Take the clock of io.skerry.io"),
          new Ban("Clock.systemUTC", inStorage(), "Take the clock of io.skerry.io"),
          new Ban("Math.random", inStorage(), "Take the random source of io.skerry.io"),
          new Ban("ThreadLocalRandom.current", inStorage(), "Take the one of io.skerry.io"),
          new Ban("UUID.randomUUID", inStorage(), "Take the random source of io.skerry.io"),
          new Ban("new Random", inStorage(), "Take the random source of io.skerry.io"),
          new Ban("new SecureRandom", inStorage(), "Take the random source of io.skerry.io"),
          new Ban("FileChannel.open", inStorage(), "Go through the files of io.skerry.io"),
          new Ban("new RandomAccessFile", inStorage(), "Go through the files of io.skerry.io"),
          new Ban("java.nio.file.Files", inStorage(), "Go through the files of io.skerry.io"));

  private static Predicate<JavaFile> anywhere() {
    return _ -> true;
  }

  private static Predicate<JavaFile> outsideTools() {
    return file -> !TOOL_MODULES.contains(file.module());
  }

  /** In {@code io.skerry.io} stand the real clock, files and randomness themselves. */
  private static Predicate<JavaFile> inStorage() {
    return file -> file.module().equals("storage") && !file.packageName().equals("io.skerry.io");
  }

  @Override
  public String name() {
    return "banned-call";
  }

  @Override
  public List<Finding> check(SourceTree tree) {
    var findings = new ArrayList<Finding>();
    tree.mainFiles().forEach(file -> new Calls(file, findings).scan(file.unit(), null));
    return findings;
  }

  private final class Calls extends TreeScanner<Void, Void> {
    private final JavaFile file;
    private final List<Finding> findings;

    Calls(JavaFile file, List<Finding> findings) {
      this.file = file;
      this.findings = findings;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void unused) {
      check(select.toString(), select);
      return super.visitMemberSelect(select, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
      String separator = reference.getMode() == MemberReferenceTree.ReferenceMode.NEW ? "" : ".";
      String name =
          separator.isEmpty()
              ? "new " + reference.getQualifierExpression()
              : reference.getQualifierExpression() + separator + reference.getName();
      check(name, reference);
      return super.visitMemberReference(reference, null);
    }

    @Override
    public Void visitNewClass(NewClassTree creation, Void unused) {
      check("new " + creation.getIdentifier(), creation);
      return super.visitNewClass(creation, null);
    }

    @Override
    public Void visitCatch(CatchTree handler, Void unused) {
      String type = handler.getParameter().getType().toString();
      if (BROAD_EXCEPTIONS.contains(type)
          && !CALLERS_OF_METHOD_HANDLES.contains(file.className())) {
        String remedy = "Catch what can be handled, and let the session loop have the rest";
        add(handler, "catch (" + type + ") hides faults", remedy);
      }
      return super.visitCatch(handler, null);
    }

    private void check(String name, Tree tree) {
      for (Ban ban : BANS) {
        if (matches(name, ban.name()) && ban.where().test(file)) {
          add(tree, ban.name() + " is banned here", ban.remedy());
        }
      }
    }

    private static boolean matches(String name, String banned) {
      return name.equals(banned) || name.endsWith("." + banned);
    }

    private void add(Tree tree, String problem, String remedy) {
      findings.add(new Finding(file.path(), file.firstLine(tree), name(), problem, remedy));
    }
  }
}
