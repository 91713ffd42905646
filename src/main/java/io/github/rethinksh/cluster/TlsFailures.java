package io.github.rethinksh.cluster;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Tells why a TLS handshake failed, in words that do not take an expert of the Java library to understand. */
final class TlsFailures {
    private static final String OTHER_PORT =
            "Does the server speak TLS on this port? If not, leave out --tls and --tls-cert";

    private TlsFailures() {}

    /** What happened, and what to do about it. */
    record Finding(String reason, String hint) {}

    static Finding of(SSLException error, String host) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Finding finding = ofCause(cause, host);
            if (finding != null) {
                return finding;
            }
        }
        String text = error.getMessage();
        if (text != null && text.startsWith("Unsupported or unrecognized SSL message")) {
            return new Finding("what answers there does not speak TLS", OTHER_PORT);
        }
        if (text != null && text.contains("terminated the handshake")) {
            return new Finding("the server closed the connection in the TLS handshake", OTHER_PORT);
        }
        return new Finding(text == null ? "the handshake failed" : text, "Check --tls-cert. " + OTHER_PORT);
    }

    private static Finding ofCause(Throwable cause, String host) {
        if (cause instanceof CertificateExpiredException) {
            return new Finding("the certificate of the server has expired", "Give the server a new certificate");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return new Finding(
                    "the certificate of the server is not valid yet", "Check the clocks of server and client");
        }
        if (cause instanceof CertPathBuilderException) {
            return new Finding(
                    "nobody who is trusted vouches for the certificate of the server",
                    "Give the certificate of the CA that signed it with --tls-cert CA.pem");
        }
        if (cause instanceof CertificateException && isAboutNames(cause.getMessage())) {
            return new Finding(
                    "the certificate of the server is for another name than " + host,
                    "Connect by a name or an address that is in the certificate, or have it made for this one too");
        }
        if (cause instanceof SocketTimeoutException) {
            return new Finding("no answer in time", OTHER_PORT);
        }
        return cause instanceof EOFException
                ? new Finding("the server closed the connection in the TLS handshake", OTHER_PORT)
                : null;
    }

    private static boolean isAboutNames(String message) {
        return message != null
                && (message.startsWith("No subject alternative") || message.startsWith("No name matching"));
    }

    /** Java takes a certificate that is itself among the trusted ones for good, however old it is. */
    static void checkDates(SSLSocket socket) throws SSLException {
        try {
            if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
                certificate.checkValidity();
            }
        } catch (CertificateException e) {
            throw new SSLException(e.getMessage(), e);
        }
    }
}
