package io.github.rethinksh.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A query that failed, with the text and the backtrace its client gets to see. */
final class ReqlError extends RuntimeException {
    private static final String EMPTY_ERROR = "Empty ERROR term outside a default block.";

    private final transient ErrorType type;
    private final transient Deque<Datum> backtrace = new ArrayDeque<>();
    private boolean located;

    ReqlError(ErrorType type, String text) {
        super(text, null, false, false);
        this.type = type;
    }

    static ReqlError logic(String text) {
        return new ReqlError(ErrorType.QUERY_LOGIC, text);
    }

    /** An error the server finds before it evaluates anything. */
    static ReqlError compile(String text) {
        return new ReqlError(ErrorType.COMPILE, text);
    }

    /** {@code r.error()} without a text, which only makes sense in front of a default. */
    static ReqlError empty() {
        return logic(EMPTY_ERROR);
    }

    boolean isEmptyError() {
        return EMPTY_ERROR.equals(getMessage());
    }

    /** An error about a value: one that is missing is another kind of error than one that is wrong. */
    static ReqlError about(Datum value, String text) {
        return value == Datum.NULL ? missing(text) : logic(text);
    }

    static ReqlError failed(String text) {
        return new ReqlError(ErrorType.OP_FAILED, text);
    }

    static ReqlError missing(String text) {
        return new ReqlError(ErrorType.NON_EXISTENCE, text);
    }

    ErrorType type() {
        return type;
    }

    /** Frames from the root term to the failing one: positions of arguments, names of optional arguments. */
    List<Datum> backtrace() {
        return List.copyOf(backtrace);
    }

    /** Blames an argument of the term that fails. Without effect when somebody was blamed already. */
    ReqlError inside(Datum frame) {
        if (!located) {
            backtrace.addFirst(frame);
        }
        return this;
    }

    /** Notes which term fails. The first to do so is the innermost one, and is right. */
    ReqlError at(TermPath path) {
        if (!located) {
            path.frames().descendingIterator().forEachRemaining(backtrace::addFirst);
            located = true;
        }
        return this;
    }
}
