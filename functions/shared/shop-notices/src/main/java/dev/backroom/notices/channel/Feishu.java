package dev.backroom.notices.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A custom bot of Feishu or Lark. Source: open.feishu.cn, "Custom bot usage guide": a request of at most 20 KB, at most
 * 100 a minute and 5 a second; the signature's key is the timestamp, a line feed and the secret, over no text at all, and
 * holds for an hour. Rich text, because its text elements take no markup: nothing in them can mention anybody.
 */
public final class Feishu implements ChannelFormat {
    private static final int MOST_BYTES = 20_000;
    private static final Set<Long> TOO_MANY = Set.of(11232L, 9499L);

    @Override
    public ChannelRequest request(ChannelAddress address, Message message, List<Notice> notices, Instant now) {
        byte[] body = Fitting.within(MOST_BYTES, message, m -> body(address, m, now), bytes -> bytes.length);
        return new ChannelRequest(address.url(), ChannelRequest.JSON, body);
    }

    @Override
    public ChannelAnswer answer(int status, String body) {
        return Answers.ofCode(status, body, "code", TOO_MANY);
    }

    private static byte[] body(ChannelAddress address, Message message, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        address.secret().ifPresent(secret -> {
            String time = Long.toString(now.getEpochSecond());
            body.put("timestamp", time);
            body.put("sign", Base64.getEncoder().encodeToString(Hmac.sha256(time + "\n" + secret, new byte[0])));
        });
        body.put("msg_type", "post");
        ObjectNode post = body.putObject("content").putObject("post").putObject("zh_cn");
        post.put("title", TitleMarks.of(message.severity()) + message.title());
        ArrayNode content = post.putArray("content");
        message.allLines()
                .forEach(line ->
                        content.addArray().addObject().put("tag", "text").put("text", line));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
