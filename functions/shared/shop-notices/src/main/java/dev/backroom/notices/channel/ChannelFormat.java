package dev.backroom.notices.channel;

import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import java.time.Instant;
import java.util.List;

/** How one kind of channel wants to be written to. */
public sealed interface ChannelFormat permits Feishu, DingTalk, WeCom, Slack, SignedWebhook {
    /**
     * The request that carries a message. It fits the channel's documented size: lines that find no room are counted in
     * the last one.
     *
     * @param notices what the message tells, for channels that programs read
     * @param now real time, which signatures are made with
     */
    ChannelRequest request(ChannelAddress address, Message message, List<Notice> notices, Instant now);

    /** What an answer means; the reasons it gives hold the channel's own code and never its text. */
    ChannelAnswer answer(int status, String body);
}
