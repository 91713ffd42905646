package io.github.rethinksh.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates, made by the keytool that every JDK has, in a directory of a test. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;
    private final Path store;

    /** None yet. */
    public Certificates(Path directory) {
        this.directory = directory;
        this.store = directory.resolve("keys.p12");
    }

    /** Makes a CA. */
    public Certificates authority(String name) {
        return make(name, "-ext", "bc:c");
    }

    /** Makes the certificate of a server that a CA signs, with options of {@code keytool -genkeypair}. */
    public Certificates server(String name, String authority, String... options) {
        List<String> all = new ArrayList<>(List.of("-signer", authority));
        all.addAll(Arrays.asList(options));
        return make(name, all.toArray(String[]::new));
    }

    /** Makes a certificate that nobody signs but itself. */
    public Certificates make(String name, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A file with the certificates of these in PEM form. */
    public Path trusting(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("# ").append(name).append('\n').append(certificate(name));
        }
        return write(String.join("-", names) + ".pem", text.toString());
    }

    /** A file with the private key of a server in PEM form. */
    public Path keyFile(String name) {
        try {
            return write(
                    name + "-key.pem",
                    pem(
                            "PRIVATE KEY",
                            load().getKey(name, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The options of a Java that trusts nobody but one of these. */
    public String[] systemTrusting(String name) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD.toCharArray());
            trusted.setCertificateEntry(name, load().getCertificate(name));
            Path file = directory.resolve("system-" + name + ".p12");
            try (var out = Files.newOutputStream(file)) {
                trusted.store(out, PASSWORD.toCharArray());
            }
            return new String[] {"-Djavax.net.ssl.trustStore=" + file, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Sockets of a server that has this certificate. */
    public ServerSocketFactory sockets(String name) {
        try {
            KeyStore only = KeyStore.getInstance("PKCS12");
            only.load(null, null);
            KeyStore all = load();
            char[] password = PASSWORD.toCharArray();
            only.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(only, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private KeyStore load() {
        try (InputStream input = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(input, PASSWORD.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String certificate(String name) {
        try {
            return pem("CERTIFICATE", load().getCertificate(name).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
