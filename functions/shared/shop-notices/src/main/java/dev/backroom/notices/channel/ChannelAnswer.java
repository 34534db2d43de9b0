package dev.backroom.notices.channel;

import java.time.Duration;
import java.util.Optional;

/** What a channel's answer means. */
public sealed interface ChannelAnswer {
    record Accepted() implements ChannelAnswer {}

    /** May succeed later: the channel is overloaded, or had too many messages. */
    record Later(String reason, Optional<Duration> after) implements ChannelAnswer {}

    /** Will not succeed until somebody changes something. */
    record Refused(String reason) implements ChannelAnswer {}
}
