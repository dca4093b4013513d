package io.skerry.ast;

/** One statement of a batch. {@link #position} is where it begins; its line is what errors show. */
public sealed interface Statement
    permits SelectStatement,
        ChangeStatement,
        DefinitionStatement,
        ProceduralStatement,
        SessionStatement {
  Position position();
}
