package dev.backroom.notices.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any HTTPS address of the seller's own. The header {@value #SIGNATURE} is {@code t=<epoch seconds>,v1=<hex>}, where hex is
 * the HMAC-SHA256 under the shared secret of the seconds, a full stop and the exact body bytes. A receiver compares in
 * constant time, refuses times more than five minutes off, and drops notices whose id it has seen. docs/notices.md has a
 * vector.
 */
public final class SignedWebhook implements ChannelFormat {
    public static final String SIGNATURE = "Backroom-Signature";

    @Override
    public ChannelRequest request(ChannelAddress address, Message message, List<Notice> notices, Instant now) {
        byte[] body = body(message, notices);
        Map<String, String> headers = new LinkedHashMap<>(ChannelRequest.JSON);
        address.secret().ifPresent(secret -> headers.put(SIGNATURE, signature(secret, body, now)));
        return new ChannelRequest(address.url(), headers, body);
    }

    @Override
    public ChannelAnswer answer(int status, String body) {
        return Answers.ofStatus(status);
    }

    /** The value of the header. */
    public static String signature(String secret, byte[] body, Instant now) {
        String time = Long.toString(now.getEpochSecond());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((time + ".").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(Hmac.sha256(secret, text.toByteArray()));
    }

    private static byte[] body(Message message, List<Notice> notices) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("severity", message.severity().name())
                .put("title", message.title());
        ArrayNode lines = body.putArray("lines");
        message.allLines().forEach(lines::add);
        ArrayNode facts = body.putArray("notices");
        notices.forEach(notice -> facts.add(NoticeJson.node(notice)));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
