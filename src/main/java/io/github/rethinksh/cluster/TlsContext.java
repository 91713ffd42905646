package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SmallFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes TLS contexts: with the certificates that the system trusts, or those of one PEM file and nothing else. */
final class TlsContext {
    /** All that a system trusts is a quarter of that. */
    private static final int LARGEST_FILE = 1 << 20;

    private static final String ADVICE = "Give the certificate of the CA that signed the server's, in PEM form";

    private TlsContext() {}

    /** The context; null for a plain connection. */
    static SSLContext of(Encryption encryption) {
        if (encryption instanceof Encryption.Certificates certificates) {
            return trusting(certificates.file());
        }
        return encryption instanceof Encryption.SystemTrust ? context(null) : null;
    }

    private static SSLContext trusting(Path file) {
        Collection<? extends Certificate> certificates = certificates(file);
        if (certificates.isEmpty()) {
            throw new ShellException(ExitCode.USAGE, file + " holds no certificate", ADVICE);
        }
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            return context(managers.getTrustManagers());
        } catch (IOException | GeneralSecurityException e) {
            throw new ShellException(
                    ExitCode.FAILED, "cannot use the certificates of " + file + ": " + e.getMessage(), null, e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        try {
            byte[] content = SmallFile.read(file, LARGEST_FILE);
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "cannot read the certificate " + file + ": " + SmallFile.reason(e),
                    "Give a file that can be read with --tls-cert, or trust whom the system trusts with --tls",
                    e);
        } catch (CertificateException e) {
            throw new ShellException(ExitCode.USAGE, file + " is not a certificate: " + e.getMessage(), ADVICE, e);
        }
    }

    /** A context that trusts these; null are those whom the system trusts. */
    private static SSLContext context(TrustManager[] trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new ShellException(ExitCode.FAILED, "there is no TLS here: " + e.getMessage(), null, e);
        }
    }
}
