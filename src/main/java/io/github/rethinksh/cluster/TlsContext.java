package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes a TLS context that trusts the certificates of one PEM file and nothing else. */
final class TlsContext {
    private TlsContext() {}

    static SSLContext trusting(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(input)) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            if (number == 0) {
                throw new ShellException(
                        ExitCode.USAGE, file + " holds no certificate", "Give the CA's certificate in PEM form");
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.USAGE, "cannot read the certificate " + file, "Name a PEM file with --tls-cert", e);
        } catch (GeneralSecurityException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    file + " is not a certificate: " + e.getMessage(),
                    "Give the CA's certificate in PEM form",
                    e);
        }
    }
}
