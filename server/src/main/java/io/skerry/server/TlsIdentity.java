package io.skerry.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The server's certificate and key: {@code tls/certificate.pem} and {@code tls/key.pem}.
 *
 * <p>Made at the first start, self-signed. Loading needs the JDK only and no key store, whose
 * password-based encryption would cost more than all the rest of loading.
 */
record TlsIdentity(X509Certificate certificate, PrivateKey key) {
  /** Loads the identity, or makes one and keeps it. */
  static TlsIdentity open(DataDirectory directory, InstantSource clock)
      throws StartException, IOException {
    Path folder = directory.resolve("tls");
    Path certificateFile = folder.resolve("certificate.pem");
    Path keyFile = folder.resolve("key.pem");
    try {
      // The certificate is written last: a crash between the two leaves a key that is made anew.
      if (!Files.exists(certificateFile)) {
        TlsIdentity made = SelfSignedCertificate.make(clock.instant());
        PrivateFiles.createFolder(folder);
        PrivateFiles.write(keyFile, pem("PRIVATE KEY", made.key.getEncoded()));
        PrivateFiles.write(certificateFile, pem("CERTIFICATE", made.certificate.getEncoded()));
        return made;
      }
      return new TlsIdentity(readCertificate(certificateFile), readKey(keyFile));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new StartException(
          "The certificate in " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** A context that shows this certificate, and asks clients for none. */
  SSLContext sslContext() throws StartException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // No trust managers: null would load the certificates of all public authorities.
      KeyManager[] keys = {new SingleKeyManager(certificate, key)};
      context.init(keys, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new StartException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static X509Certificate readCertificate(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
    StringBuilder base64 = new StringBuilder();
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    text.lines().filter(line -> !line.startsWith("-----")).forEach(base64::append);
    byte[] encoded = Base64.getDecoder().decode(base64.toString());
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static String pem(String label, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
