package dev.backroom.localcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.NoticeLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Every handler's packaged archive answers its sample, byte for byte, with the environment that the template gives it. */
@Tag("system")
final class PackagedFunctionsIT {
    private static final PackagedCloud CLOUD = PackagedCloud.start();

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @Test
    void acknowledgesASignedWebhook_andRefusesAForgedOne() throws IOException {
        try (PackagedFunction function = CLOUD.function("OrderWebhook", "order-webhook")) {
            assertThat(CLOUD.answer(function, "order-webhook/order-status-change.json"))
                    .isEqualTo(PackagedCloud.EMPTY.formatted(200));
            assertThat(CLOUD.sentOrderEvents())
                    .anySatisfy(message -> assertThat(message.body())
                            .startsWith("{\"type\":1,\"notification\":\"7380066284010030890\",\"shop\":\""
                                    + PackagedCloud.SHOP + "\""));
            assertThat(CLOUD.answer(function, "order-webhook/forged.json"))
                    .isEqualTo(PackagedCloud.EMPTY.formatted(401));
            assertThat(CLOUD.answer(function, "order-webhook/unsigned.json"))
                    .isEqualTo(PackagedCloud.EMPTY.formatted(401));
            assertThat(CLOUD.answer(function, "order-webhook/cancellation-asked.json"))
                    .isEqualTo(PackagedCloud.EMPTY.formatted(200));
            assertThat(CLOUD.sent("AFTERSALE_EVENTS_URL"))
                    .anySatisfy(message -> assertThat(message.body()).startsWith("{\"type\":11,"));
        }
    }

    @Test
    void takesTrackingNumbersFromAWarehouse_thatSignsNow() throws IOException {
        CLOUD.ssm()
                .putParameter(p -> p.name(CLOUD.environment("OrderWebhook").get("WAREHOUSE_SECRET_PARAMETER"))
                        .type(ParameterType.SECURE_STRING)
                        .value("whs-2026"));
        try (PackagedFunction function = CLOUD.function("OrderWebhook", "order-webhook")) {
            String sample = "order-webhook/warehouse-tracking.json";
            assertThat(CLOUD.answer(function, sample)).isEqualTo(PackagedCloud.EMPTY.formatted(401));
            ObjectNode call = (ObjectNode) new ObjectMapper().readTree(CLOUD.sample(sample));
            byte[] body = call.path("body").asText().getBytes(StandardCharsets.UTF_8);
            ((ObjectNode) call.path("headers"))
                    .put("backroom-signature", SignedWebhook.signature("whs-2026", body, Instant.now()));
            assertThat(CLOUD.answer(function, call.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(PackagedCloud.EMPTY.formatted(200));
            assertThat(CLOUD.sent("HANDOVERS_URL"))
                    .anySatisfy(message -> assertThat(message.body()).contains("9400111899223197428490"));
        }
    }

    @Test
    void watchesTheStock_andPublishesWhatDiffers() throws IOException {
        try (PackagedFunction function = CLOUD.function("StockWatch", "stock-check")) {
            assertThat(CLOUD.answer(function, "stock-watch/schedule.json"))
                    .contains(
                            "\"unanswered\":1,\"skus\":1,\"listings\":1,\"notices\":0,\"republished\":1,\"failed\":0}");
            assertThat(CLOUD.sent("STOCK_CHANGES_URL"))
                    .extracting(Message::body)
                    .contains("{\"owner\":\"main\",\"skus\":[\"RED\"]}");
        }
        try (PackagedFunction function = CLOUD.function("StockPublish", "stock-check")) {
            assertThat(CLOUD.answer(function, "stock-publish/two-changes.json"))
                    .isEqualTo(PackagedCloud.NOTHING_FAILED);
            assertThat(CLOUD.platform().stockUpdates())
                    .singleElement()
                    .asString()
                    .startsWith("{\"skus\":[{\"id\":\"" + PlatformDouble.LISTED
                            + "\",\"inventory\":[{\"warehouse_id\":\"71\",\"quantity\":");
        }
        try (PackagedFunction function = CLOUD.function("StockEventsReader", "stock-check")) {
            assertThat(CLOUD.answer(function, "stock-events/low-edited-created.json"))
                    .isEqualTo(PackagedCloud.NOTHING_FAILED);
            assertThat(CLOUD.answer(function, "stock-events/shop-connected.json"))
                    .isEqualTo(PackagedCloud.NOTHING_FAILED);
        }
    }

    @Test
    void pullsStoresAndWatchesReviews() throws IOException {
        try (PackagedFunction function = CLOUD.function("ReviewPull", "review-ingest")) {
            assertThat(CLOUD.answer(function, "review-pull/schedule.json"))
                    .containsPattern(
                            "\"" + PackagedCloud.SHOP + "\":\\{\"read\":[12],\"queued\":[12],\"failure\":\"\"}")
                    .contains("\"" + PlatformDouble.BROKEN_SHOP + "\":{\"read\":0,\"queued\":0,\"failure\":\"");
            assertThat(CLOUD.sent("REVIEW_EVENTS_URL"))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.body()).contains(PlatformDouble.REVIEW));
        }
        try (PackagedFunction function = CLOUD.function("ReviewIntake", "review-ingest")) {
            assertThat(CLOUD.answer(function, "review-intake/batch.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
            assertThat(CLOUD.reviews().find(new ReviewKey(new ShopId(PackagedCloud.SHOP), "7461000000000000001")))
                    .hasValueSatisfying(review -> assertThat(review.stars()).isEqualTo(1));
            assertThat(CLOUD.parked("ReviewEvents")).isNotEmpty();
        }
        try (PackagedFunction function = CLOUD.function("ReviewWatch", "review-ingest")) {
            assertThat(CLOUD.answer(function, "review-watch/schedule.json"))
                    .startsWith("{\"")
                    .contains("\"" + PackagedCloud.SHOP + "\":{\"told\":")
                    .contains("\"failure\":\"\"}");
        }
    }

    @Test
    void keepsEveryNoticeOnce() throws IOException {
        try (PackagedFunction function = CLOUD.function("Notify", "notify")) {
            assertThat(CLOUD.answer(function, "notify/batch.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
            assertThat(CLOUD.answer(function, "notify/batch.json")).isEqualTo(PackagedCloud.NOTHING_FAILED);
        }
        assertThat(new NoticeLog(CLOUD.dynamoDb(), CLOUD.table("Shops"))
                        .latest(Optional.of(new ShopId(PackagedCloud.SHOP)), 10))
                .extracting(NoticeLog.Kept::id)
                .contains("review-negative#7495540735365777507#7461000000000000001", "stock-low#main#LIP-01#17")
                .doesNotHaveDuplicates();
        assertThat(CLOUD.parked("Notices")).isNotEmpty();
    }

    @Test
    void countsABatchOfAStreamOnce_andMakesTheFigures() throws IOException {
        KpiTable kpis = new KpiTable(CLOUD.dynamoDb(), CLOUD.table("Kpis"));
        try (PackagedFunction function = CLOUD.function("KpiCount", "kpi-rollup")) {
            for (String sample : List.of("orders", "reviews", "orders")) {
                assertThat(CLOUD.answer(function, "kpi-count/" + sample + ".json"))
                        .isEqualTo("{\"batchItemFailures\":[],\"state\":{}}");
            }
            assertThat(CLOUD.answer(function, "kpi-count/window-end.json"))
                    .isEqualTo("{\"batchItemFailures\":[],\"state\":{}}");
        }
        Bucket paid = Bucket.hour(new ShopId(PackagedCloud.SHOP), Instant.ofEpochSecond(1795198260));
        assertThat(kpis.all(new ShopId(PackagedCloud.SHOP)).facts().tallies())
                .hasEntrySatisfying(
                        paid, tally -> assertThat(tally.count(Count.ORDERS)).isEqualTo(1));
        try (PackagedFunction function = CLOUD.function("KpiRollup", "kpi-rollup")) {
            assertThat(CLOUD.answer(function, "kpi-rollup/hourly.json"))
                    .matches("\\{\"shops\":[23],\"days\":\\d+,\"sales\":\\d+,\"digests\":\\d+,\"failed\":0}");
        }
    }

    @Test
    void answersThePage_asOneJsonText() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (PackagedFunction function = CLOUD.function("Console", "ops-console")) {
            String home = json.readTree(CLOUD.answer(function, "ops-console/home.json"))
                    .textValue();
            assertThat(home)
                    .startsWith("<section class=\"bkr auto\" lang=\"en\">")
                    .endsWith("</section>")
                    .contains("Maple &amp; Moon");
            String widget = json.readTree(CLOUD.answer(function, "ops-console/widget.json"))
                    .textValue();
            assertThat(widget)
                    .startsWith("<section class=\"bkr\" lang=\"zh-CN\">")
                    .contains("待发货");
            assertThat(json.readTree(CLOUD.answer(function, "ops-console/home-zh.json"))
                            .textValue())
                    .contains("English</a>");
            assertThat(json.readTree(CLOUD.answer(function, "ops-console/describe.json"))
                            .textValue())
                    .startsWith("## Backroom");
        }
    }
}
