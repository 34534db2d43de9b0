package dev.backroom.runtime.http;

import java.io.IOException;

/** An answer of more bytes than the caller takes. */
final class AnswerTooLong extends IOException {
    AnswerTooLong() {
        super("more bytes than allowed");
    }
}
