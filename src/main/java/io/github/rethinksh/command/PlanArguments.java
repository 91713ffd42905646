package io.github.rethinksh.command;

import io.github.rethinksh.cluster.TableShape;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.transfer.Occupied;
import io.github.rethinksh.transfer.Reduction;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how much is imported, and into what tables. */
final class PlanArguments {
    @Option(names = "--only-new", description = "Leave tables alone that are there already.")
    private boolean onlyNew;

    @Option(names = "--truncate", description = "Delete what is in the tables first; asks on a terminal.")
    private boolean truncate;

    @Option(names = "--limit", paramLabel = "N", description = "No more than N documents of each table.")
    private Long limit;

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            completionCandidates = FieldCandidates.class,
            split = ",",
            description = "Only these fields, and the primary key; a.b is b in a.")
    private List<String> fields;

    @Mixin
    private ShapeArguments shape;

    Occupied occupied() {
        if (onlyNew && truncate) {
            throw new ShellException(
                    ExitCode.USAGE, "--only-new and --truncate say two things", "Leave one of them out");
        }
        if (truncate) {
            return Occupied.EMPTY;
        }
        return onlyNew ? Occupied.LEAVE_OUT : Occupied.WRITE;
    }

    Reduction reduction() {
        if (limit != null && limit < 0) {
            throw new ShellException(
                    ExitCode.USAGE, "--limit takes a number from 0 on, not " + limit, "Leave it out for all documents");
        }
        return new Reduction(Objects.requireNonNullElse(fields, List.of()), limit == null ? -1 : limit);
    }

    TableShape shape() {
        return shape.shape();
    }
}
