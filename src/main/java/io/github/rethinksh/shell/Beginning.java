package io.github.rethinksh.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What begins as typed: in the same letters, or when nothing does, in capital or small ones. */
final class Beginning {
    private Beginning() {}

    static <T> Stream<T> matches(List<T> all, Function<T, String> name, String typed) {
        List<T> same =
                all.stream().filter(one -> name.apply(one).startsWith(typed)).toList();
        if (!same.isEmpty()) {
            return same.stream();
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> name.apply(one).toLowerCase(Locale.ROOT).startsWith(lower));
    }
}
