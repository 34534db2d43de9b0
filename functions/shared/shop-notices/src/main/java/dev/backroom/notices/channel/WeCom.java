package dev.backroom.notices.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A group robot of WeCom. Source: developer.work.weixin.qq.com, "Group robot configuration": text of at most 2,048 bytes,
 * at most 20 messages a minute; no signature, the key in the address is the secret. Plain text, because its markdown would
 * let text mention people.
 */
public final class WeCom implements ChannelFormat {
    private static final int MOST_BYTES = 2_048;
    private static final Set<Long> TOO_MANY = Set.of(-1L, 45009L, 45033L);

    @Override
    public ChannelRequest request(ChannelAddress address, Message message, List<Notice> notices, Instant now) {
        String content = Fitting.within(
                MOST_BYTES, message, WeCom::content, text -> text.getBytes(StandardCharsets.UTF_8).length);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("msgtype", "text");
        body.putObject("text").put("content", bytes(content));
        return new ChannelRequest(
                address.url(), ChannelRequest.JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ChannelAnswer answer(int status, String body) {
        return Answers.ofCode(status, body, "errcode", TOO_MANY);
    }

    private static String content(Message message) {
        return TitleMarks.of(message.severity()) + message.title() + "\n" + message.text();
    }

    /** One title and one line of four-byte characters can be longer than the limit. */
    private static String bytes(String content) {
        String cut = content;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
