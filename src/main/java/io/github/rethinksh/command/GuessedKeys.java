package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.KeyCandidate;
import io.github.rethinksh.transfer.KeyGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Guesses of primary keys as people read them. */
final class GuessedKeys {
    private static final int SHOWN = 10;
    private static final String GUESSED = "guessed";

    private final List<KeyGuess> guesses;

    GuessedKeys(List<KeyGuess> guesses) {
        this.guesses = guesses;
    }

    /** Shows what was found for each table, and what speaks against the other fields. */
    void show(Renderer renderer) {
        Rows tables = Rows.of("table", "documents", "primary_key", "origin", "remark");
        Rows others = Rows.of("table", "field", "verdict");
        for (KeyGuess guess : guesses) {
            tables = tables.with(guess.table().toString(), guess.documents(), key(guess), origin(guess), remark(guess));
            for (KeyCandidate candidate : shown(guess)) {
                others = others.with(guess.table().toString(), candidate.field(), verdict(guess, candidate));
            }
        }
        renderer.rows(tables);
        if (!others.rows().isEmpty()) {
            renderer.rows(others);
        }
        guesses.forEach(guess -> noteRest(renderer, guess));
    }

    /** The keys that were found and that the export does not know by itself. */
    SortedMap<TableName, String> found() {
        SortedMap<TableName, String> keys = new TreeMap<>();
        guesses.stream()
                .filter(guess -> guess.stored().isEmpty())
                .forEach(guess -> guess.key().ifPresent(key -> keys.put(guess.table(), key.field())));
        return keys;
    }

    /**
     * Makes sure that all tables have a key.
     *
     * @throws ShellException with {@link ExitCode#FAILED} naming those that have none, with the best reason of each
     */
    void refuseUnknown() {
        List<KeyGuess> failed = guesses.stream().filter(KeyGuess::failed).toList();
        if (failed.isEmpty()) {
            return;
        }
        List<String> named = failed.stream().map(GuessedKeys::failure).toList();
        throw new ShellException(
                ExitCode.FAILED,
                "no primary key was found for " + String.join("; for ", named),
                "Mend the documents, or set a key all the same with: pk "
                        + failed.get(0).table()
                        + " FIELD (of several documents with the same key all but one are rejected)");
    }

    private static String failure(KeyGuess guess) {
        String reason = guess.problem()
                .or(() -> guess.candidates().stream()
                        .findFirst()
                        .map(best -> best.field() + ": " + best.objection().orElse("")))
                .orElse("its documents have no fields");
        return guess.table() + " (" + reason + ")";
    }

    private static String key(KeyGuess guess) {
        if (guess.documents() == 0 && guess.problem().isEmpty()) {
            return guess.stored().orElse(KeyOverview.DEFAULT_KEY);
        }
        return guess.key().map(KeyCandidate::field).orElse(null);
    }

    private static String origin(KeyGuess guess) {
        String key = key(guess);
        if (key == null) {
            return null;
        }
        if (guess.stored().filter(key::equals).isPresent()) {
            return KeyOverview.BY_INFO;
        }
        return guess.documents() == 0 ? KeyOverview.BY_DEFAULT : GUESSED;
    }

    private static String remark(KeyGuess guess) {
        List<String> remarks = new ArrayList<>();
        guess.problem().ifPresent(remarks::add);
        if (guess.documents() == 0 && guess.problem().isEmpty()) {
            remarks.add("there are no documents");
        }
        guess.key()
                .filter(key -> key.checked() < guess.documents())
                .ifPresent(
                        key -> remarks.add("unique as far as %d documents could be checked".formatted(key.checked())));
        String key = key(guess);
        guess.stored()
                .filter(stored -> !stored.equals(key))
                .ifPresent(stored -> remarks.add("its .info says " + stored));
        return remarks.isEmpty() ? null : String.join("; ", remarks);
    }

    private static List<KeyCandidate> shown(KeyGuess guess) {
        return rest(guess).stream().limit(SHOWN).toList();
    }

    private static List<KeyCandidate> rest(KeyGuess guess) {
        Optional<KeyCandidate> key = guess.key();
        return guess.candidates().stream()
                .filter(candidate -> key.isEmpty() || !key.get().equals(candidate))
                .toList();
    }

    private static String verdict(KeyGuess guess, KeyCandidate candidate) {
        if (candidate.objection().isPresent()) {
            return candidate.objection().get();
        }
        if (guess.problem().isPresent()) {
            return "fits the documents that could be read";
        }
        return candidate.checked() < guess.documents()
                ? "can be the key too, as far as %d documents could be checked".formatted(candidate.checked())
                : "can be the key too";
    }

    private static void noteRest(Renderer renderer, KeyGuess guess) {
        int more = rest(guess).size() - SHOWN;
        if (more > 0) {
            renderer.note("%s: %s not shown".formatted(guess.table(), Greeting.plural(more, "more field")));
        }
        if (guess.skipped() > 0) {
            renderer.warning("%s: %s of the first document not looked at: there are too many"
                    .formatted(guess.table(), Greeting.plural(guess.skipped(), "field")));
        }
    }
}
