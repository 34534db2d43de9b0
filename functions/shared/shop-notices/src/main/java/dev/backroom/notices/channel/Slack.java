package dev.backroom.notices.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * An incoming webhook of Slack. Source: docs.slack.dev, "Sending messages using incoming webhooks", "Formatting message
 * text", "Section block": about one message a second; a section's text of at most 3,000 characters, a header's of 150; the
 * characters {@code & < >} are escaped, without which text could mention a channel or become a link. No signature.
 */
public final class Slack implements ChannelFormat {
    private static final int LONGEST_SECTION = 3_000;

    @Override
    public ChannelRequest request(ChannelAddress address, Message message, List<Notice> notices, Instant now) {
        String section = Fitting.within(LONGEST_SECTION, message, m -> escaped(m.text()), String::length);
        String title = TitleMarks.of(message.severity()) + message.title();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("text", escaped(title));
        ArrayNode blocks = body.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", title);
        if (!section.isEmpty()) {
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("text", section);
        }
        return new ChannelRequest(
                address.url(), ChannelRequest.JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ChannelAnswer answer(int status, String body) {
        return Answers.ofStatus(status);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
