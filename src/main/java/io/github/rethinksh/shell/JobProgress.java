package io.github.rethinksh.shell;

import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.shell.ProgressBar.Standing;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the books of what a job does, for those who ask. Only JSON lines, where they are wanted, are told at once. */
final class JobProgress implements ProgressView {
    private final String name;
    private final Output kept;
    private final Consumer<String> json;
    private final InstantSource clock;
    private volatile Work current;

    private record Work(String title, ProgressMeter meter, boolean json) {}

    JobProgress(String name, Output kept, Consumer<String> json, InstantSource clock) {
        this.name = name;
        this.kept = kept;
        this.json = json;
        this.clock = clock;
    }

    /** How the work stands that the job does now; empty before it has begun. */
    Optional<Standing> standing() {
        return Optional.ofNullable(current)
                .map(work -> new Standing(work.title(), work.meter().snapshot()));
    }

    /** The same for those who wait and see; empty when it is told as JSON anyway. */
    Optional<Standing> watched() {
        Work work = current;
        return work == null || work.json() ? Optional.empty() : standing();
    }

    @Override
    public Progress start(String title, ProgressMode mode, boolean notes) {
        ProgressMeter meter = new ProgressMeter(clock);
        String whole = name + ": " + title;
        current = new Work(whole, meter, mode == ProgressMode.JSON);
        if (mode == ProgressMode.JSON) {
            return both(meter, new ProgressJson(whole, json, new ProgressMeter(clock), clock));
        }
        return both(meter, new NotesOnly(text -> kept.err().line(text), notes));
    }

    @Override
    public void beside(Runnable lines) {
        lines.run();
    }

    private static Progress both(ProgressMeter meter, Progress told) {
        return new Progress() {
            @Override
            public void on(TransferEvent event) {
                meter.on(event);
                told.on(event);
            }

            @Override
            public void close() {
                told.close();
            }
        };
    }
}
