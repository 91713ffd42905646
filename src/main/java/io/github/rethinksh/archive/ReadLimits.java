package io.github.rethinksh.archive;

/**
 * Where an archive is no longer taken for one: such as was made to exhaust who reads it.
 *
 * @param entries how many entries it may have
 * @param ratio how many times longer its content may be than the archive itself
 */
public record ReadLimits(long entries, long ratio) {
    /** Far beyond what a dump comes to, and far below what does harm. */
    public static final ReadLimits USUAL = new ReadLimits(200_000, 500);

    /** For what is read document by document, which no length of it exhausts. */
    public static final ReadLimits NONE = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);
}
