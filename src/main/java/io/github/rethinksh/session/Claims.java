package io.github.rethinksh.session;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which exports and archives are at work, so that no two commands of a session write to the same one. */
final class Claims {
    private final Map<Path, String> owners = new HashMap<>();

    /** Takes paths for a command of this name; nothing is taken when one of them is taken already. */
    Claim take(List<Path> paths, String owner) {
        Taken claim = new Taken(owner);
        claim.add(paths);
        return claim;
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private final class Taken implements Claim {
        private final String owner;
        private final Set<Path> mine = new HashSet<>();

        Taken(String owner) {
            this.owner = owner;
        }

        @Override
        public void also(Path path) {
            add(List.of(path));
        }

        private void add(List<Path> paths) {
            synchronized (owners) {
                for (Path path : paths) {
                    if (owners.containsKey(normal(path)) && !mine.contains(normal(path))) {
                        throw taken(path);
                    }
                }
                for (Path path : paths) {
                    owners.put(normal(path), owner);
                    mine.add(normal(path));
                }
            }
        }

        private ShellException taken(Path path) {
            String what = path.equals(ExportSets.OWN) ? "the export of this session" : path.toString();
            return new ShellException(
                    ExitCode.USAGE,
                    what + " is being worked on by " + owners.get(normal(path)),
                    "Wait for it with: wait, or name another directory");
        }

        @Override
        public void close() {
            synchronized (owners) {
                owners.keySet().removeAll(mine);
            }
        }
    }
}
