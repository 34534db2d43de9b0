package dev.backroom.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.model.ShopId;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChannelFormatsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final Message SHORT =
            new Message(Severity.URGENT, "Maple <!channel>: sold out", List.of("A & B", "<@U1> *x*"), 0);
    private static final Message LONG =
            new Message(Severity.WARNING, "题".repeat(300), Collections.nCopies(500, "“\"行\\".repeat(200)), 0);
    private static final Message WIDE = new Message(Severity.WARNING, "😀".repeat(300), List.of("😀".repeat(900)), 0);
    private static final List<Notice> NOTICES =
            List.of(Notice.of("a", NoticeType.STOCK_OUT, new ShopId("1"), "LIP-01", NOW, Map.of("sku", "LIP-01")));

    @Test
    void signsForFeishu_asItsGuideShows() throws IOException {
        JsonNode body = json(new Feishu().request(address("https://f.example/hook/x", "demo"), SHORT, NOTICES, NOW));
        assertThat(body.path("timestamp").asText()).isEqualTo("1795197600");
        assertThat(body.path("sign").asText()).isEqualTo("aD7pynbYjap/mQufd2rIH/yVa6LQMzh9XA6eRBgebgA=");
        assertThat(body.at("/content/post/zh_cn/title").asText()).isEqualTo("🔴 Maple <!channel>: sold out");
        assertThat(body.at("/content/post/zh_cn/content/1/0/text").asText()).isEqualTo("<@U1> *x*");
        assertThat(body.at("/content/post/zh_cn/content/1/0/tag").asText()).isEqualTo("text");
    }

    @Test
    void signsForDingTalk_inTheQuery() throws IOException {
        ChannelRequest request = new DingTalk()
                .request(address("https://d.example/send?access_token=t", "SECdemo"), SHORT, NOTICES, NOW);
        assertThat(request.url())
                .hasToString(
                        "https://d.example/send?access_token=t&timestamp=1795197600000&sign=LHaEObisHtfGGhva6pJZZE%2FPwMdk1TgTCnvqr8aGFiI%3D");
        assertThat(json(request).path("msgtype").asText()).isEqualTo("text");
        assertThat(json(request).has("at")).isFalse();
    }

    @Test
    void escapesForSlack_soThatTextMentionsNobody() throws IOException {
        JsonNode body = json(new Slack().request(address("https://s.example/x", ""), SHORT, NOTICES, NOW));
        assertThat(body.path("text").asText()).contains("&lt;!channel&gt;").doesNotContain("<");
        assertThat(body.at("/blocks/1/text/text").asText()).isEqualTo("A &amp; B\n&lt;@U1&gt; *x*");
    }

    @Test
    void signsTheExactBytes_forAWebhookOfTheSellersOwn() throws IOException {
        ChannelRequest request =
                new SignedWebhook().request(address("https://w.example/in", "s3cr3t"), SHORT, NOTICES, NOW);
        assertThat(request.headers())
                .containsEntry(SignedWebhook.SIGNATURE, SignedWebhook.signature("s3cr3t", request.body(), NOW));
        assertThat(SignedWebhook.signature("s3cr3t", "{\"version\":1}".getBytes(StandardCharsets.UTF_8), NOW))
                .isEqualTo("t=1795197600,v1=753fcb9b6bdeb47e711386885c18b7fe8f963d69b5b8bc49476fbbd3325b361c");
        assertThat(json(request).at("/notices/0/id").asText()).isEqualTo("a");
        assertThat(json(request).at("/notices/0/facts/sku").asText()).isEqualTo("LIP-01");
    }

    @Test
    void staysWithinEachChannelsSize_whenTheMessageIsLong() throws IOException {
        for (Message message : List.of(LONG, WIDE)) {
            ChannelAddress address = address("https://x.example/x", "secret");
            assertThat(new Feishu().request(address, message, NOTICES, NOW).body())
                    .hasSizeLessThanOrEqualTo(20_000);
            assertThat(new DingTalk().request(address, message, NOTICES, NOW).body())
                    .hasSizeLessThanOrEqualTo(20_000);
            String wecom = json(new WeCom().request(address, message, NOTICES, NOW))
                    .at("/text/content")
                    .asText();
            assertThat(wecom.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_048);
            JsonNode slack = json(new Slack().request(address, message, NOTICES, NOW));
            assertThat(slack.at("/blocks/1/text/text").asText()).hasSizeLessThanOrEqualTo(3_000);
            assertThat(slack.at("/blocks/0/text/text")
                            .asText()
                            .codePointCount(
                                    0, slack.at("/blocks/0/text/text").asText().length()))
                    .isLessThanOrEqualTo(150);
        }
        assertThat(json(new Slack().request(address("https://x.example/x", ""), LONG, NOTICES, NOW))
                        .at("/blocks/1/text/text")
                        .asText())
                .as("says how much was left out")
                .containsPattern("\n… \\+49[0-9]$");
    }

    @Test
    void readsWhatAnAnswerMeans_byStatusAndCode() {
        assertThat(new Feishu().answer(200, "{\"code\":0}")).isInstanceOf(ChannelAnswer.Accepted.class);
        assertThat(new Feishu().answer(200, "{\"code\":11232,\"msg\":\"too many\"}"))
                .isInstanceOf(ChannelAnswer.Later.class);
        assertThat(new Feishu().answer(200, "{\"code\":19021,\"msg\":\"sign match fail\"}"))
                .isEqualTo(new ChannelAnswer.Refused("code 19021"));
        assertThat(new DingTalk().answer(200, "{\"errcode\":310000,\"errmsg\":\"keywords\"}"))
                .isEqualTo(new ChannelAnswer.Refused("code 310000"));
        assertThat(new WeCom().answer(200, "{\"errcode\":45009}")).isInstanceOf(ChannelAnswer.Later.class);
        assertThat(new WeCom().answer(200, "<html>")).isInstanceOf(ChannelAnswer.Refused.class);
        assertThat(new Slack().answer(200, "ok")).isInstanceOf(ChannelAnswer.Accepted.class);
        assertThat(new Slack().answer(429, "")).isInstanceOf(ChannelAnswer.Later.class);
        assertThat(new Slack().answer(404, "no_team")).isEqualTo(new ChannelAnswer.Refused("HTTP 404"));
        assertThat(new SignedWebhook().answer(302, "")).isInstanceOf(ChannelAnswer.Refused.class);
        assertThat(new Feishu().answer(503, "")).isInstanceOf(ChannelAnswer.Later.class);
    }

    @Test
    void writesAsciiSubjects_whateverTheLanguage() {
        Mail mail = Mail.of(
                new Message(Severity.URGENT, "枫叶：售罄", List.of("唇釉"), 0),
                new Message(Severity.URGENT, "枫叶\n: " + "x".repeat(200), List.of(), 0));
        assertThat(mail.subject())
                .startsWith("[Backroom] urgent: ???: xx")
                .hasSize(99)
                .matches("[ -~]+");
        assertThat(mail.body()).isEqualTo("枫叶：售罄\n\n唇釉\n");
    }

    @Test
    void acceptsHttpsAlone_andHidesTheAddress() {
        assertThatThrownBy(() -> address("http://evil.example/x", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> address("ftp://localhost/x", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> address("nonsense", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(address("https://s.example/services/T0/secret-token", "shh").toString())
                .doesNotContain("token")
                .doesNotContain("shh");
    }

    private static ChannelAddress address(String url, String secret) {
        return new ChannelAddress(URI.create(url), secret.isEmpty() ? Optional.empty() : Optional.of(secret));
    }

    private static JsonNode json(ChannelRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
