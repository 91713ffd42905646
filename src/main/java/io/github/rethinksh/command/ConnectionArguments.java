package io.github.rethinksh.command;

import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session.Login;
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
            scope = ScopeType.INHERIT,
            description = "Who logs in; RETHINKDB_USER or admin unless told otherwise.")
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
     * How to connect to a cluster, with the password asked for where that is wanted. What is said here goes before what
     * the profile says.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the password cannot be had
     */
    public Login resolve(Profile profile, Questions questions) {
        String name = user == null || user.isEmpty() ? profile.user().orElse(ConnectionOptions.DEFAULT_USER) : user;
        ConnectionOptions options = ConnectionOptions.to(new ServerAddress("localhost", ServerAddress.DEFAULT_PORT))
                .withAddresses(profile.address().addresses())
                .withUser(name, password(name, profile, questions))
                .withAuthKey(authKey)
                .withCertificate(certificate == null ? profile.certificate().orElse(null) : certificate);
        return new Login(options, profile);
    }

    private String password(String name, Profile profile, Questions questions) {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        if (!askPassword) {
            return profile.address()
                    .password()
                    .or(() -> profile.passwordFile().map(ConnectionArguments::firstLine))
                    .orElse("");
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
            throw new ShellException(
                    ExitCode.USAGE,
                    "cannot read the password file " + file,
                    "Name one that is there, or use -p to be asked",
                    e);
        }
    }
}
