package io.github.rethinksh.session;

import java.nio.file.Path;

/** That a command works on an export or an archive, and no other one of its session does. Close it when that is over. */
public interface Claim extends AutoCloseable {
    /**
     * Claims another path too.
     *
     * @throws io.github.rethinksh.model.ShellException when another command works on it
     */
    void also(Path path);

    @Override
    void close();
}
