package io.skerry.tidy;

/**
 * That one class names another in its class file, be it only as the type of a value passed on.
 *
 * @param module the module of the using class
 * @param from the using class, as {@code io.skerry.lex.Lexer}; nested classes count as their outer
 * @param to the used class, in the same form
 */
record ClassUse(String module, String from, String to) {

  String fromPackage() {
    return packageOf(from);
  }

  String toPackage() {
    return packageOf(to);
  }

  private static String packageOf(String className) {
    return className.substring(0, className.lastIndexOf('.'));
  }
}
