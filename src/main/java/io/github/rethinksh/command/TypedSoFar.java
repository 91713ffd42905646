package io.github.rethinksh.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command that is being typed.
 *
 * @param parameters the words before the cursor that are no options and no values of options
 * @param options the values of the options before the cursor, by the longest names
 * @param value the part of the value before the cursor
 */
public record TypedSoFar(List<String> parameters, Map<String, List<String>> options, String value) {
    static final TypedSoFar NOTHING = new TypedSoFar(List.of(), Map.of(), "");

    /** What may name tables. */
    Stream<String> selections() {
        return Stream.concat(
                parameters.stream(),
                Stream.of("--table", "--export", "--import")
                        .flatMap(name -> options.getOrDefault(name, List.of()).stream()));
    }
}
