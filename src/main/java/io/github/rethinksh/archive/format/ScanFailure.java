package io.github.rethinksh.archive.format;

/** Where the parts of a scanner leave what they stumbled over: results are offsets, so an error has no place in them. */
final class ScanFailure {
    private JsonError error;

    void clear() {
        error = null;
    }

    JsonError error() {
        return error;
    }

    /** Notes what is wrong at an offset and gives back {@link JsonScanner#INVALID}, for the caller to return. */
    int expected(String expected, byte[] bytes, int offset) {
        error = JsonError.expected(expected, bytes, offset);
        return JsonScanner.INVALID;
    }
}
