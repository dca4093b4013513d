package io.skerry.tds.server;

import io.skerry.tds.codec.Wire;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Makes the server's side of TLS connections. */
final class TlsFactory {
  /** The application protocol of TDS 8.0 ([MS-TDS] 1.3 and 3.2.5.1). */
  private static final String STRICT_PROTOCOL = "tds/8.0";

  private final SSLContext context;

  TlsFactory(SSLContext context) {
    this.context = context;
  }

  /**
   * TLS whose handshake travels in PRELOGIN packets. Version 1.2 only: 1.3 sends handshake messages
   * after the handshake, when they can no longer be told from the rest.
   */
  TlsWire wrapped(Wire lower) {
    return make(lower, new String[] {"TLSv1.2"}, new String[0]);
  }

  /** TLS from the first byte on. */
  TlsWire strict(Wire lower) {
    return make(lower, new String[] {"TLSv1.3", "TLSv1.2"}, new String[] {STRICT_PROTOCOL});
  }

  private TlsWire make(Wire lower, String[] versions, String[] applicationProtocols) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(versions);
    parameters.setApplicationProtocols(applicationProtocols);
    engine.setSSLParameters(parameters);
    return new TlsWire(engine, lower);
  }
}
