package io.skerry.parse;

import io.skerry.lex.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of SQL Server 2022 that Skerry does not have yet, by their first words, so that
 * they fail by name (40510) and not as wrong syntax. A statement that gets its parser leaves this
 * table.
 */
final class UnsupportedStatements {
  /** What follows CREATE, ALTER and DROP; longer before shorter where one begins another. */
  private static final List<String> OBJECTS =
      List.of(
          "AGGREGATE",
          "APPLICATION ROLE",
          "ASSEMBLY",
          "ASYMMETRIC KEY",
          "AUTHORIZATION",
          "AVAILABILITY GROUP",
          "BROKER PRIORITY",
          "CERTIFICATE",
          "COLUMN ENCRYPTION KEY",
          "COLUMN MASTER KEY",
          "CONTRACT",
          "CREDENTIAL",
          "CRYPTOGRAPHIC PROVIDER",
          "DATABASE AUDIT SPECIFICATION",
          "DATABASE ENCRYPTION KEY",
          "DATABASE SCOPED CREDENTIAL",
          "DEFAULT",
          "ENDPOINT",
          "EVENT NOTIFICATION",
          "EVENT SESSION",
          "EXTERNAL DATA SOURCE",
          "EXTERNAL FILE FORMAT",
          "EXTERNAL LANGUAGE",
          "EXTERNAL LIBRARY",
          "EXTERNAL RESOURCE POOL",
          "EXTERNAL STREAM",
          "EXTERNAL TABLE",
          "FULLTEXT CATALOG",
          "FULLTEXT INDEX",
          "FULLTEXT STOPLIST",
          "FUNCTION",
          "LOGIN",
          "MASTER KEY",
          "MESSAGE TYPE",
          "PARTITION FUNCTION",
          "PARTITION SCHEME",
          "PRIMARY XML INDEX",
          "QUEUE",
          "REMOTE SERVICE BINDING",
          "RESOURCE GOVERNOR",
          "RESOURCE POOL",
          "ROLE",
          "ROUTE",
          "RULE",
          "SCHEMA",
          "SEARCH PROPERTY LIST",
          "SECURITY POLICY",
          "SENSITIVITY CLASSIFICATION",
          "SEQUENCE",
          "SERVER AUDIT SPECIFICATION",
          "SERVER AUDIT",
          "SERVER CONFIGURATION",
          "SERVER ROLE",
          "SERVICE MASTER KEY",
          "SERVICE",
          "SIGNATURE",
          "SPATIAL INDEX",
          "STATISTICS",
          "SYMMETRIC KEY",
          "TRIGGER",
          "TYPE",
          "USER",
          "WORKLOAD GROUP",
          "XML INDEX",
          "XML SCHEMA COLLECTION");

  private static final List<String> STATEMENTS =
      List.of(
          "ADD SENSITIVITY CLASSIFICATION",
          "ADD SIGNATURE",
          "BACKUP CERTIFICATE",
          "BACKUP DATABASE",
          "BACKUP LOG",
          "BACKUP MASTER KEY",
          "BACKUP SERVICE MASTER KEY",
          "BEGIN CONVERSATION TIMER",
          "BEGIN DIALOG",
          "BEGIN DISTRIBUTED TRANSACTION",
          "BEGIN DISTRIBUTED TRAN",
          "BULK INSERT",
          "CLOSE MASTER KEY",
          "CLOSE SYMMETRIC KEY",
          "CLOSE ALL SYMMETRIC KEYS",
          "CLOSE",
          "DEALLOCATE",
          "DENY",
          "DISABLE TRIGGER",
          "ENABLE TRIGGER",
          "FETCH",
          "GET CONVERSATION GROUP",
          "GRANT",
          "MOVE CONVERSATION",
          "OPEN MASTER KEY",
          "OPEN SYMMETRIC KEY",
          "OPEN",
          "READTEXT",
          "RECEIVE",
          "RESTORE DATABASE",
          "RESTORE FILELISTONLY",
          "RESTORE HEADERONLY",
          "RESTORE LABELONLY",
          "RESTORE LOG",
          "RESTORE MASTER KEY",
          "RESTORE REWINDONLY",
          "RESTORE SERVICE MASTER KEY",
          "RESTORE VERIFYONLY",
          "REVERT",
          "REVOKE",
          "SEND ON CONVERSATION",
          "SETUSER",
          "SHUTDOWN",
          "UPDATETEXT",
          "WRITETEXT");

  private UnsupportedStatements() {}

  /** The name of the unsupported statement that begins at the cursor; null when none does. */
  static @Nullable String at(TokenCursor cursor) {
    for (String statement : STATEMENTS) {
      if (matches(statement, cursor)) {
        return statement;
      }
    }
    return null;
  }

  /**
   * The name of the unsupported statement whose second word is at the cursor; null when there is
   * none.
   */
  static @Nullable String after(String verb, TokenCursor cursor) {
    for (String object : OBJECTS) {
      if (matches(object, cursor)) {
        return verb + " " + object;
      }
    }
    return null;
  }

  private static boolean matches(String words, TokenCursor cursor) {
    int ahead = 0;
    for (String word : words.split(" ")) {
      if (!matchesWord(word, cursor, ahead)) {
        return false;
      }
      ahead++;
    }
    return true;
  }

  private static boolean matchesWord(String word, TokenCursor cursor, int ahead) {
    TokenKind kind = cursor.peek(ahead);
    return kind.isReserved() ? kind.name().equals(word) : cursor.peekWord(ahead, word);
  }
}
