package io.skerry.tds.codec;

import java.io.IOException;

/**
 * The client gave up a message before its end ([MS-TDS] 2.2.1.7); the next read begins with the
 * next message.
 */
public final class MessageCancelledException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean attention;

  /**
   * @param attention whether an attention packet ended the message ([MS-TDS] 2.2.1.7) and must be
   *     acknowledged; otherwise its last packet said that the message is to be ignored ([MS-TDS]
   *     2.2.3.1.2)
   */
  MessageCancelledException(boolean attention) {
    super("the client cancelled its message");
    this.attention = attention;
  }

  public boolean attention() {
    return attention;
  }
}
