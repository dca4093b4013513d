package io.skerry.tds.codec;

import java.io.IOException;

/**
 * The peer broke the protocol ([MS-TDS] 3.3.5); the connection cannot go on. The message names what
 * was wrong.
 */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  public ProtocolException(String message) {
    super(message);
  }
}
