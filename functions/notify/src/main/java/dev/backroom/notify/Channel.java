package dev.backroom.notify;

import dev.backroom.notices.NoticeTexts;
import dev.backroom.notices.Severity;
import dev.backroom.notices.channel.ChannelAddress;
import dev.backroom.notices.channel.ChannelFormat;

/**
 * Where notices go.
 *
 * @param name the operator's own: letters, digits, {@code - _}
 * @param minimum what is less severe does not go there
 */
record Channel(String name, Way way, NoticeTexts texts, Severity minimum) {
    sealed interface Way {
        record Post(ChannelFormat format, ChannelAddress address) implements Way {}

        /** @param topic its ARN */
        record Email(String topic) implements Way {}
    }
}
