package io.github.rethinksh.command;

import io.github.rethinksh.transfer.TransferListener;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Where a command's answer goes. Results go to standard output, everything else to standard error. Whatever comes from
 * the cluster may hold control characters; a renderer never lets them reach a terminal.
 */
public interface Renderer {
    /** A result in rows and columns. */
    void rows(Rows rows);

    /** A result that is a JSON document, or any other JSON value. */
    void document(String json);

    /**
     * A result that is documents of a table, each as JSON text.
     *
     * @param primaryKey the field that comes first where the fields become columns
     */
    void documents(List<String> documents, String primaryKey);

    /** A result of several parts. */
    void page(Page page);

    /** Starts something that is written again and again. */
    Board board();

    /** A result that is text, such as help: one or several lines. */
    void text(String text);

    /** A result that is a text of the program itself, such as the help of a command, with its colours. */
    void styled(String text);

    /** A sentence about what was done; not shown with {@code --quiet}. */
    void note(String text);

    /** A sentence that must be seen. */
    void warning(String text);

    /**
     * Something that failed while the rest of the command went on.
     *
     * @param hint how to go on; empty when there is nothing to say
     */
    void error(String text, String hint);

    /** How to go on; shown with {@code --quiet} too. */
    void hint(String text);

    /** How many columns there are for a line of text. */
    int width();

    /** Starts to draw the progress of a transfer; close it when the transfer is over, whatever came of it. */
    Progress progress(String title, ProgressMode mode);

    /** Where something is written in place of what was written before: over it on a terminal, below it elsewhere. */
    interface Board {
        /**
         * Writes it once more.
         *
         * @param title what stands above it
         * @param content writes it, and says whether it is worth to be seen
         */
        void draw(String title, BooleanSupplier content);
    }

    /** Draws a transfer's events while it runs. */
    interface Progress extends TransferListener, AutoCloseable {
        /** Removes bars from the screen, writes the last line into a pipe. */
        @Override
        void close();
    }
}
