package dev.backroom.notices.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A custom robot of DingTalk. Source: open.dingtalk.com, "Custom robot access" and its security settings: at most 20
 * messages a minute and 20,000 bytes each; the signature's key is the secret, its text the time in milliseconds, a line
 * feed and the secret; Base64, then URL encoding, in the query; it holds for an hour. Plain text, so that nothing in it
 * can become a link or a heading; mentions exist only in a field that is not sent.
 */
public final class DingTalk implements ChannelFormat {
    private static final int MOST_BYTES = 20_000;
    private static final Set<Long> TOO_MANY = Set.of(-1L, 130101L, 410100L, 660026L);

    @Override
    public ChannelRequest request(ChannelAddress address, Message message, List<Notice> notices, Instant now) {
        byte[] body = Fitting.within(MOST_BYTES, message, DingTalk::body, bytes -> bytes.length);
        URI url = address.secret()
                .map(secret -> signed(address.url(), secret, now))
                .orElse(address.url());
        return new ChannelRequest(url, ChannelRequest.JSON, body);
    }

    @Override
    public ChannelAnswer answer(int status, String body) {
        return Answers.ofCode(status, body, "errcode", TOO_MANY);
    }

    private static URI signed(URI url, String secret, Instant now) {
        long time = now.toEpochMilli();
        byte[] text = (time + "\n" + secret).getBytes(StandardCharsets.UTF_8);
        String sign = URLEncoder.encode(
                Base64.getEncoder().encodeToString(Hmac.sha256(secret, text)), StandardCharsets.UTF_8);
        String begin = url.getRawQuery() == null ? url + "?" : url + "&";
        return URI.create(begin + "timestamp=" + time + "&sign=" + sign);
    }

    private static byte[] body(Message message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("msgtype", "text");
        body.putObject("text")
                .put("content", TitleMarks.of(message.severity()) + message.title() + "\n" + message.text());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
