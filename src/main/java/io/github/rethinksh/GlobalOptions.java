package io.github.rethinksh;

import io.github.rethinksh.command.ConnectionArguments;
import io.github.rethinksh.shell.Format;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of the program itself. */
final class GlobalOptions {
    @Option(
            names = {"-c", "--connect"},
            paramLabel = "HOST[:PORT]",
            scope = ScopeType.INHERIT,
            description = "The cluster: servers with commas between them, or rethinkdb://user@host:port/db.")
    String address;

    @Mixin
    ConnectionArguments connection;

    @Option(names = "--demo", description = "Start the embedded demo cluster in this process and connect to it.")
    boolean demo;

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "COMMAND",
            description = "Run this command and leave; may be given several times.")
    List<String> commands;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "SCRIPT",
            description = "Run the commands of a file, one a line, and leave.")
    Path script;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How results are written: ${COMPLETION-CANDIDATES}.")
    Format format;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Write results, warnings and errors only.")
    boolean quiet;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack traces of errors.")
    boolean debug;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
