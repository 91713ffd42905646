package io.github.rethinksh.command;

import java.util.Locale;

/** Sizes as people read them: in powers of a thousand, as disks and networks are sold. */
final class Sizes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private Sizes() {}

    static String readable(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 999.95 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
