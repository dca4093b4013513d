package io.skerry.tidy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads from class files which classes of this project a class uses.
 *
 * <p>The constant pool names every class whose members are touched, and in its descriptors and
 * signatures every type that is only handed on.
 */
final class ClassUseReader {

  private static final Pattern DESCRIPTOR = Pattern.compile("L(io/skerry/[\\w/$]+)[;<]");

  private ClassUseReader() {}

  /** The outer class that the class file belongs to. */
  static String className(Path classFile) throws IOException {
    ClassModel model = ClassFile.of().parse(Files.readAllBytes(classFile));
    return outerClass(model.thisClass().asInternalName());
  }

  static Set<ClassUse> read(String module, Path classFile) throws IOException {
    return read(module, Files.readAllBytes(classFile));
  }

  static Set<ClassUse> read(String module, byte[] classBytes) {
    ClassModel model = ClassFile.of().parse(classBytes);
    String from = outerClass(model.thisClass().asInternalName());
    var used = new TreeSet<String>();
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry classEntry) {
        addClass(classEntry.asInternalName(), used);
      } else if (entry instanceof Utf8Entry utf8) {
        addDescriptor(utf8.stringValue(), used);
      }
    }
    used.remove(from);
    return used.stream()
        .map(to -> new ClassUse(module, from, to))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void addClass(String internalName, Set<String> used) {
    if (internalName.startsWith("[")) {
      addDescriptor(internalName, used);
    } else if (internalName.startsWith("io/skerry/")) {
      used.add(outerClass(internalName));
    }
  }

  private static void addDescriptor(String descriptor, Set<String> used) {
    var matcher = DESCRIPTOR.matcher(descriptor);
    while (matcher.find()) {
      used.add(outerClass(matcher.group(1)));
    }
  }

  private static String outerClass(String internalName) {
    int nested = internalName.indexOf('$');
    String outer = nested < 0 ? internalName : internalName.substring(0, nested);
    return outer.replace('/', '.');
  }
}
