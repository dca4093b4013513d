package io.skerry.parse;

/**
 * The SET options that change what a text means to the parser.
 *
 * @param quotedIdentifier SET QUOTED_IDENTIFIER: double quotes enclose names, else strings
 */
public record ParseOptions(boolean quotedIdentifier) {
  public static final ParseOptions DEFAULT = new ParseOptions(true);
}
