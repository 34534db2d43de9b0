package dev.backroom.notices.channel;

import dev.backroom.notices.Message;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Takes lines off a message until it fits. */
final class Fitting {
    private Fitting() {}

    /** The form of the longest beginning of the message that is not above the limit. */
    static <T> T within(int limit, Message message, Function<Message, T> form, ToIntFunction<T> size) {
        Message fitting = message;
        T formed = form.apply(fitting);
        while (size.applyAsInt(formed) > limit && fitting.lines().size() > 1) {
            fitting = fitting.shorter();
            formed = form.apply(fitting);
        }
        return formed;
    }
}
