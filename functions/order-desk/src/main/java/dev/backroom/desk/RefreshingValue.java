package dev.backroom.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made of a text that people change now and then, such as a parameter: made when it is first asked for, and made anew
 * when the text is another. The text is read again after five minutes at the earliest. May be used by many threads.
 */
final class RefreshingValue<T> implements Supplier<T> {
    static final Duration READ_AGAIN = Duration.ofMinutes(5);

    private final Supplier<String> text;
    private final Function<String, T> make;
    private final InstantSource clock;
    private @Nullable Made<T> made;

    private record Made<T>(String of, T thing, Instant read) {}

    RefreshingValue(Supplier<String> text, Function<String, T> make, InstantSource clock) {
        this.text = text;
        this.make = make;
        this.clock = clock;
    }

    @Override
    public synchronized T get() {
        Instant now = clock.instant();
        Made<T> before = made;
        if (before != null && now.isBefore(before.read().plus(READ_AGAIN))) {
            return before.thing();
        }
        String described = text.get();
        T thing = before != null && before.of().equals(described) ? before.thing() : make.apply(described);
        made = new Made<>(described, thing, now);
        return thing;
    }
}
