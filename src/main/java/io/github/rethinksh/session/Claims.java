package io.github.rethinksh.session;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Where a path leads, whatever links are on the way; of what is not there yet, where it is to lie. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath();
        for (Path there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return real(there, whole);
            }
        }
        return whole.normalize();
    }

    private static Path real(Path there, Path whole) {
        int names = there.getNameCount();
        try {
            Path real = there.toRealPath();
            return names == whole.getNameCount()
                    ? real
                    : real.resolve(whole.subpath(names, whole.getNameCount())).normalize();
        } catch (IOException e) {
            // It has gone meanwhile.
            return whole.normalize();
        }
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
            Map<Path, Path> wanted = new HashMap<>();
            paths.forEach(path -> wanted.put(real(path), path));
            synchronized (owners) {
                wanted.forEach((real, path) -> {
                    if (owners.containsKey(real) && !mine.contains(real)) {
                        throw taken(path, owners.get(real));
                    }
                });
                wanted.keySet().forEach(real -> owners.put(real, owner));
                mine.addAll(wanted.keySet());
            }
        }

        private static ShellException taken(Path path, String by) {
            String what = path.equals(ExportSets.OWN) ? "the export of this session" : path.toString();
            return new ShellException(
                    ExitCode.FAILED,
                    what + " is being worked on by " + by,
                    "Wait until it ends, with: wait, or name another one.");
        }

        @Override
        public void close() {
            synchronized (owners) {
                owners.keySet().removeAll(mine);
            }
        }
    }
}
