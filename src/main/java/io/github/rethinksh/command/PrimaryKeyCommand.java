package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.KeyOrigin;
import io.github.rethinksh.transfer.ExportOptions;
import io.github.rethinksh.transfer.KeyGuess;
import io.github.rethinksh.transfer.KeyGuesser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pk",
        description = "Show, set and find primary keys.",
        footer = {
            "",
            "  pk                       the keys of all tables, and where they are from",
            "  pk SELECTION             the keys of these tables",
            "  pk DB.TABLE FIELD        set the key of a table to be imported",
            "  pk --load keys.json      set the keys of a file: {\"db.table\": \"key\"}",
            "  pk --save keys.json      write the keys that are set into such a file",
            "  pk --clear [SELECTION]   forget the keys that were set",
            "  pk --guess PATH --apply  find the keys of an export and set them",
            "",
            "Keys that were set rule every import of the session. The origin of a key is",
            "the live table, which cannot have another one; set or guessed in this session;",
            "the .info of the session's export; or the default of RethinkDB, which is id.",
            "A guessed key is in every document, of a type that a key can have, and no two",
            "documents have the same. Nothing of it needs a cluster. The exit code is 1",
            "when there is no such field."
        })
final class PrimaryKeyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SELECTION",
            completionCandidates = Candidates.Selections.class,
            description = "DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private String pattern;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FIELD",
            completionCandidates = FieldCandidates.class,
            description = "The field that is the primary key.")
    private String field;

    @Option(names = "--load", paramLabel = "FILE", description = "Set the keys of a JSON file.")
    private Path loaded;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the keys that are set into a JSON file.")
    private Path saved;

    @Option(names = "--overwrite-file", description = "Replace the file of --save if it is there already.")
    private boolean overwrite;

    @Option(names = "--clear", description = "Forget the keys that were set, all or those of SELECTION.")
    private boolean clear;

    @Mixin
    private GuessArguments guess;

    @Mixin
    private ProgressArguments progressOption;

    private final CommandContext context;

    PrimaryKeyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        check();
        KeySetter keys = new KeySetter(context);
        if (guess.given()) {
            guess(keys);
        } else if (clear) {
            keys.clear(pattern);
        } else if (loaded != null) {
            keys.set(KeyMap.load(context.directory().resolve(loaded)), KeyOrigin.SET);
        } else if (saved != null) {
            keys.save(saved, overwrite);
        } else if (field != null) {
            keys.set(Map.of(Targets.table(pattern, context.session().database()), field), KeyOrigin.SET);
        } else {
            context.renderer().rows(new KeyOverview(context).rows(pattern));
        }
        return ExitCode.DONE.code();
    }

    private void check() {
        long things = Stream.of(guess.given(), clear, loaded != null, saved != null, field != null)
                .filter(given -> given)
                .count();
        if (things > 1 || ((loaded != null || saved != null) && pattern != null)) {
            throw new ShellException(ExitCode.USAGE, "that is more than one thing to do", "See how with: help pk");
        }
        guess.check();
        if (overwrite && saved == null) {
            throw new ShellException(ExitCode.USAGE, "--overwrite-file goes with --save", "Add --save FILE");
        }
    }

    private void guess(KeySetter keys) {
        List<KeyGuess> guesses;
        try (ArchiveSource source = guess.open(context, pattern)) {
            source.notes().forEach(context.renderer()::warning);
            Selection selection = guess.selection(context, source, pattern);
            try (Renderer.Progress progress = progressOption.start(context, "guess")) {
                guesses = new KeyGuesser(
                                source,
                                ExportOptions.shareOfHeap(),
                                context.cancellation().get(),
                                progress)
                        .run(selection);
            }
        }
        GuessedKeys guessed = new GuessedKeys(guesses);
        guessed.show(context.renderer());
        if (guess.apply()) {
            keys.setGuessed(guessed.found());
        }
        guessed.refuseUnknown();
    }
}
