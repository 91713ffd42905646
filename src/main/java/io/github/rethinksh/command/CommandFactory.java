package io.github.rethinksh.command;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and candidate lists, giving the context to those whose constructor takes it. */
public final class CommandFactory implements IFactory {
    private final CommandContext context;

    /** A factory for one shell. */
    public CommandFactory(CommandContext context) {
        this.context = context;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate ->
                        Arrays.equals(candidate.getParameterTypes(), new Class<?>[] {CommandContext.class}))
                .findFirst();
        return constructor.isPresent()
                ? type.cast(constructor.get().newInstance(context))
                : CommandLine.defaultFactory().create(type);
    }
}
