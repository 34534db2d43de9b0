package dev.backroom.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.ShopId;
import dev.backroom.notices.Language;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.notices.NoticeTexts;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.notices.channel.Mail;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.shop.ShopTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("engine")
final class SendNoticesTest {
    private static final DynamoDbClient DYNAMO = MemoryTables.open().client();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final ShopId SHOP = new ShopId("7495540735365777507");

    private final WireMockServer web =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final String table = "Shops-" + UUID.randomUUID();
    private final NoticeLog log = new NoticeLog(DYNAMO, table);
    private final List<Mail> mails = new ArrayList<>();
    private NoticeDelivery.Mailbox mailbox = (topic, mail) -> {
        mails.add(mail);
        return new ChannelAnswer.Accepted();
    };

    @BeforeEach
    void start() {
        web.start();
        DYNAMO.createTable(c -> c.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        web.stubFor(post(urlPathEqualTo("/feishu")).willReturn(okJson("{\"code\":0}")));
        web.stubFor(post(urlPathEqualTo("/slack")).willReturn(ok("ok")));
    }

    @AfterEach
    void stop() {
        web.stop();
        DYNAMO.deleteTable(d -> d.tableName(table));
    }

    @Test
    void tellsEachChannelOnce_howeverOftenANoticeComes() {
        SendNotices notify = notify(both());
        Notice low = notice("low-1", NoticeType.STOCK_LOW);
        assertThat(notify.handle(List.of(message("m1", low), message("m2", low))))
                .isEmpty();
        assertThat(notify.handle(List.of(message("m3", low)))).isEmpty();
        web.verify(1, postRequestedFor(urlPathEqualTo("/feishu")));
        web.verify(1, postRequestedFor(urlPathEqualTo("/slack")));
        assertThat(log.latest(Optional.of(SHOP), 10))
                .singleElement()
                .extracting(NoticeLog.Kept::delivered)
                .isEqualTo(Set.of("ops", "team"));
    }

    @Test
    void sendsOneMessageForManyNotices_andLeavesOutWhatIsNotSevereEnough() {
        SendNotices notify = notify("""
                [{"name":"team","type":"slack","url":"%s/slack","minimum":"WARNING"}]""".formatted(web.baseUrl()));
        List<QueueMessage> batch = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            batch.add(message("m" + i, notice("low-" + i, NoticeType.STOCK_LOW)));
        }
        batch.add(message("m-back", notice("back", NoticeType.STOCK_BACK)));
        assertThat(notify.handle(batch)).isEmpty();
        web.verify(1, postRequestedFor(urlPathEqualTo("/slack")).withRequestBody(containing("30 SKUs")));
        assertThat(log.latest(Optional.of(SHOP), 100)).hasSize(31);
    }

    @Test
    void triesTheFailingChannelAlone_whenTheQueueDeliversAgain() {
        web.stubFor(post(urlPathEqualTo("/slack")).willReturn(aResponse().withStatus(503)));
        SendNotices notify = notify(both());
        Notice low = notice("low-1", NoticeType.STOCK_LOW);
        assertThat(notify.handle(List.of(message("m1", low)))).containsExactly("m1");
        web.verify(3, postRequestedFor(urlPathEqualTo("/slack")));
        web.stubFor(post(urlPathEqualTo("/slack")).willReturn(ok("ok")));
        assertThat(notify.handle(List.of(message("m1", low)))).isEmpty();
        web.verify(1, postRequestedFor(urlPathEqualTo("/feishu")));
        web.verify(4, postRequestedFor(urlPathEqualTo("/slack")));
    }

    @Test
    void sparesAChannelTheRest_whenItTakesNothingNow() {
        web.stubFor(post(urlPathEqualTo("/slack")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        SendNotices notify = notify(both());
        assertThat(notify.handle(List.of(
                        message("m1", notice("low", NoticeType.STOCK_LOW)),
                        message("m2", notice("out", NoticeType.STOCK_OUT)),
                        message("m3", notice("overdue", NoticeType.REVIEW_OVERDUE)))))
                .containsExactlyInAnyOrder("m1", "m2", "m3");
        web.verify(3, postRequestedFor(urlPathEqualTo("/feishu")));
    }

    @Test
    void keepsTheReason_whenAChannelRefuses_andTriesItNoMore() {
        web.stubFor(post(urlPathEqualTo("/feishu")).willReturn(okJson("{\"code\":19021,\"msg\":\"sign\"}")));
        SendNotices notify = notify(both());
        Notice low = notice("low-1", NoticeType.STOCK_LOW);
        assertThat(notify.handle(List.of(message("m1", low)))).isEmpty();
        assertThat(notify.handle(List.of(message("m1", low)))).isEmpty();
        web.verify(1, postRequestedFor(urlPathEqualTo("/feishu")));
        assertThat(log.latest(Optional.of(SHOP), 10).getFirst().refused()).containsExactly("ops: code 19021");
    }

    @Test
    void waitsAsLongAsAChannelAsks_butNotLonger() {
        web.stubFor(post(urlPathEqualTo("/slack"))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "60")));
        assertThat(notify(both()).handle(List.of(message("m1", notice("low", NoticeType.STOCK_LOW)))))
                .containsExactly("m1");
        web.verify(1, postRequestedFor(urlPathEqualTo("/slack")));
    }

    @Test
    void keepsNoticesForTheConsole_whenNoChannelIsConfigured() {
        SendNotices notify = notify("[]");
        assertThat(notify.handle(List.of(message("m1", notice("low", NoticeType.STOCK_LOW)))))
                .isEmpty();
        assertThat(log.latest(Optional.of(SHOP), 10))
                .extracting(NoticeLog.Kept::id)
                .containsExactly("low");
    }

    @Test
    void parksWhatItCannotRead_andLeavesToOthersWhatTheyTell() {
        Notice low = notice("low", NoticeType.STOCK_LOW);
        log.begin("low", low.shop(), NOON, "{}", NOON, NOON.plusSeconds(60));
        assertThat(notify(both()).handle(List.of(new QueueMessage("m1", "{not json"), message("m2", low))))
                .containsExactly("m2");
        assertThat(new ParkedMessages(DYNAMO, table).list(10))
                .containsExactly(new Parked("m1", "Notices", "the notice cannot be read: not JSON", "{not json", NOON));
    }

    @Test
    void tellsTheOthers_whileOneChannelHangs() {
        CountDownLatch othersTold = new CountDownLatch(1);
        web.addMockServiceRequestListener((request, response) -> othersTold.countDown());
        mailbox = (topic, mail) -> {
            try {
                return othersTold.await(5, TimeUnit.MINUTES)
                        ? new ChannelAnswer.Accepted()
                        : new ChannelAnswer.Later("hung", Optional.empty());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        SendNotices notify = notify("""
                [{"name":"mail","type":"email"},
                 {"name":"team","type":"slack","url":"%s/slack"}]""".formatted(web.baseUrl()));
        assertThat(notify.handle(List.of(message("m1", notice("low", NoticeType.STOCK_LOW)))))
                .isEmpty();
        assertThat(log.latest(Optional.of(SHOP), 10).getFirst().delivered()).isEqualTo(Set.of("mail", "team"));
    }

    @Test
    void writesMail_withAnEnglishSubject() {
        notify("[{\"name\":\"mail\",\"type\":\"email\",\"lang\":\"zh\"}]")
                .handle(List.of(message("m1", notice("low", NoticeType.STOCK_LOW))));
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[Backroom] warning: " + SHOP + ": LIP-01 is running low");
            assertThat(mail.body()).contains("库存不足");
        });
    }

    private String both() {
        return """
                [{"name":"ops","type":"feishu","url":"%1$s/feishu","secret":"s"},
                 {"name":"team","type":"slack","url":"%1$s/slack"}]""".formatted(web.baseUrl());
    }

    private SendNotices notify(String channels) {
        return new SendNotices(
                ChannelSettings.read(channels.replace("//127.0.0.1", "//localhost"), "arn:topic")
                        .channels(),
                log,
                new ParkedMessages(DYNAMO, table),
                new ShopTable(DYNAMO, table)::find,
                new NoticeDelivery(
                        new ChannelTransport(Duration.ofMinutes(2), time -> {}, () -> 0),
                        (topic, mail) -> mailbox.publish(topic, mail),
                        new NoticeTexts(Language.EN),
                        CLOCK),
                CLOCK,
                CLOCK);
    }

    private static QueueMessage message(String id, Notice notice) {
        return new QueueMessage(id, NoticeCodec.write(notice));
    }

    private static Notice notice(String id, NoticeType type) {
        Map<String, String> facts =
                new HashMap<>(Map.of("sku", "LIP-01", "available", "17", "safetyStock", "20", "product", "9"));
        facts.keySet().retainAll(type.facts());
        return Notice.of(id, type, SHOP, "LIP-01", NOON, facts);
    }
}
