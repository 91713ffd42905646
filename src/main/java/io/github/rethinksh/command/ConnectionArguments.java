package io.github.rethinksh.command;

import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.Encryption;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.SessionConnection.Login;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say as whom to connect, for {@code connect} and for the command line of the shell itself. */
public final class ConnectionArguments {
    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            completionCandidates = Candidates.Users.class,
            scope = ScopeType.INHERIT,
            description = "Who logs in; RETHINKDB_USER or admin unless told otherwise.")
    private String user;

    @Option(
            names = {"-p", "--password"},
            scope = ScopeType.INHERIT,
            description = "Ask for the password; else there is none, or RETHINKDB_PASSWORD for the first connection.")
    private boolean askPassword;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Take the password from the first line of a file, which should be of mode 0600.")
    private Path passwordFile;

    @Option(
            names = "--tls-cert",
            paramLabel = "CA.pem",
            scope = ScopeType.INHERIT,
            description = "Connect over TLS; the certificates in this file, and no others, vouch for the server.")
    private Path certificate;

    @Option(
            names = "--tls",
            scope = ScopeType.INHERIT,
            description = "Connect over TLS; whom the system trusts vouches for the server.")
    private boolean tls;

    @Option(
            names = "--auth",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY",
            description = "The authorization key of a server before 2.3.")
    private String authKey;

    /** Whether anything was said. */
    boolean given() {
        return user != null || askPassword || passwordFile != null || certificate != null || tls || authKey != null;
    }

    /**
     * How to connect to a cluster, with the password asked for where that is wanted. What is said here goes before what
     * the profile says.
     *
     * @param context where to ask, and to warn of a password that others can read
     * @throws ShellException with {@link ExitCode#USAGE} when the password cannot be had
     */
    public Login resolve(Profile profile, CommandContext context) {
        String name = user == null || user.isEmpty() ? profile.user().orElse(ConnectionOptions.DEFAULT_USER) : user;
        ConnectionOptions options = ConnectionOptions.to(new ServerAddress("localhost", ServerAddress.DEFAULT_PORT))
                .withAddresses(profile.address().addresses())
                .withUser(name, password(name, profile, context))
                .withAuthKey(authKey)
                .withEncryption(encryption(profile, context.directory()));
        return new Login(options, profile);
    }

    private Encryption encryption(Profile profile, Path directory) {
        if (certificate != null) {
            return new Encryption.Certificates(directory.resolve(certificate));
        }
        return tls ? new Encryption.SystemTrust() : profile.encryption();
    }

    private String password(String name, Profile profile, CommandContext context) {
        if (passwordFile != null) {
            return read(context.directory().resolve(passwordFile), context);
        }
        if (askPassword) {
            return asked(name, context.questions());
        }
        return profile.address()
                .password()
                .or(() -> profile.passwordFile().map(file -> read(file, context)))
                .orElse("");
    }

    private static String read(Path path, CommandContext context) {
        PasswordFile file = new PasswordFile(path);
        file.warning().ifPresent(context.renderer()::warning);
        return file.password();
    }

    private static String asked(String name, Questions questions) {
        return questions
                .secret("Password for " + name + ": ")
                .map(String::new)
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        questions.canBeAsked()
                                ? "the password was not given"
                                : "there is nobody to ask for the password: there is no terminal",
                        "Give it with --password-file FILE, or in RETHINKDB_PASSWORD without -p"));
    }
}
