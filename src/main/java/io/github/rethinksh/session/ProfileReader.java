package io.github.rethinksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.Encryption;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a section {@code [profiles.NAME]} of the configuration file. */
final class ProfileReader {
    private static final List<String> KEYS =
            List.of("connect", "user", "database", "password-file", "tls", "tls-cert", "production");

    private final Path file;
    private final Path home;

    ProfileReader(Path file, Path home) {
        this.file = file;
        this.home = home;
    }

    Profile read(String name, JsonNode section) {
        if (!section.isObject()) {
            throw wrong(name, "is no section", "Write [profiles." + name + "], and what belongs to it below");
        }
        section.fieldNames().forEachRemaining(key -> check(name, key));
        ClusterAddress address = ClusterAddress.parse(text(name, section, "connect")
                .orElseThrow(() -> wrong(name, "lacks connect", "Write: connect = \"db1.example.com\"")));
        if (address.password().isPresent()) {
            throw secret(name);
        }
        return new Profile(
                name,
                address,
                text(name, section, "user").or(address::user),
                text(name, section, "database").or(address::database),
                text(name, section, "password-file").map(this::path),
                encryption(name, section),
                flag(name, section, "production"));
    }

    private static void check(String name, String key) {
        if (key.equals("password")) {
            throw secret(name);
        }
        if (!KEYS.contains(key)) {
            throw wrong(name, "has an unknown key: " + key, "A profile may have: " + String.join(", ", KEYS));
        }
    }

    private static Optional<String> text(String name, JsonNode section, String key) {
        JsonNode value = section.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(name, "has a " + key + " that is no text", "Write it in quotes: " + key + " = \"...\"");
        }
        return Optional.of(value.textValue());
    }

    private Encryption encryption(String name, JsonNode section) {
        boolean tls = flag(name, section, "tls");
        return text(name, section, "tls-cert")
                .<Encryption>map(file -> new Encryption.Certificates(path(file)))
                .orElse(tls ? new Encryption.SystemTrust() : new Encryption.None());
    }

    private static boolean flag(String name, JsonNode section, String key) {
        JsonNode value = section.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(name, "has a " + key + " that is neither true nor false", "Write: " + key + " = true");
        }
        return value.asBoolean();
    }

    /** A path relative to the file, with {@code ~} for the home directory. */
    private Path path(String text) {
        return text.startsWith("~/")
                ? home.resolve(text.substring(2))
                : file.toAbsolutePath().resolveSibling(text);
    }

    private static ShellException secret(String name) {
        return wrong(
                name,
                "holds a password",
                "Put it into a file that only you can read, and name that: password-file = \"...\"");
    }

    private static ShellException wrong(String name, String what, String hint) {
        return new ShellException(ExitCode.USAGE, "the profile " + name + " " + what, hint);
    }
}
