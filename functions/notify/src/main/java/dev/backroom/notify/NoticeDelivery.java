package dev.backroom.notify;

import dev.backroom.model.Shop;
import dev.backroom.notices.Message;
import dev.backroom.notices.NoticeGroup;
import dev.backroom.notices.NoticeTexts;
import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.notices.channel.Mail;
import java.time.Clock;
import java.util.Optional;

/** Takes one message to one channel. */
final class NoticeDelivery {
    /** Publishes a mail to a topic. */
    @FunctionalInterface
    interface Mailbox {
        ChannelAnswer publish(String topic, Mail mail);
    }

    private final ChannelTransport transport;
    private final Mailbox mailbox;
    private final NoticeTexts english;
    private final Clock clock;

    /** @param clock real time, which signatures are made with */
    NoticeDelivery(ChannelTransport transport, Mailbox mailbox, NoticeTexts english, Clock clock) {
        this.transport = transport;
        this.mailbox = mailbox;
        this.english = english;
        this.clock = clock;
    }

    ChannelAnswer tell(Channel channel, NoticeGroup group, Optional<Shop> shop) {
        Message message = channel.texts().render(group, shop);
        return switch (channel.way()) {
            case Channel.Way.Post(var format, var address) ->
                transport.post(format, () -> format.request(address, message, group.notices(), clock.instant()));
            case Channel.Way.Email(String topic) ->
                mailbox.publish(topic, Mail.of(message, english.render(group, shop)));
        };
    }
}
