package io.github.rethinksh.command;

import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say as whom to connect, for {@code connect} and for the command line of the shell itself. */
public final class ConnectionArguments {
    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            defaultValue = "${env:RETHINKDB_USER:-}",
            scope = ScopeType.INHERIT,
            description = "Who logs in; admin unless told otherwise.")
    private String user;

    @Option(
            names = {"-p", "--password"},
            scope = ScopeType.INHERIT,
            description = "Ask for the password.")
    private boolean askPassword;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Take the password from the first line of a file.")
    private Path passwordFile;

    @Option(
            names = "--tls-cert",
            paramLabel = "CA.pem",
            scope = ScopeType.INHERIT,
            description = "Connect over TLS and trust the certificates in this file.")
    private Path certificate;

    @Option(
            names = "--auth",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY",
            description = "The authorization key of a server before 2.3.")
    private String authKey;

    /**
     * How to connect to an address, with the password asked for where that is wanted.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the password cannot be had
     */
    public ConnectionOptions resolve(ClusterAddress address, Questions questions) {
        ConnectionOptions options = ConnectionOptions.to(new ServerAddress("localhost", ServerAddress.DEFAULT_PORT))
                .withAddresses(address.addresses());
        String name = user == null || user.isEmpty() ? address.user().orElse(ConnectionOptions.DEFAULT_USER) : user;
        return options.withUser(name, password(name, address, questions))
                .withAuthKey(authKey)
                .withCertificate(certificate);
    }

    private String password(String name, ClusterAddress address, Questions questions) {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        if (!askPassword) {
            return address.password().orElse("");
        }
        return questions
                .secret("Password for " + name + ": ")
                .map(String::new)
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "there is nobody to ask for the password",
                        "Give it with --password-file FILE"));
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new ShellException(ExitCode.USAGE, "cannot read the password file " + file, null, e);
        }
    }
}
