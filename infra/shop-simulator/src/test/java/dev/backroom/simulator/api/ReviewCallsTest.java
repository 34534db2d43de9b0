package dev.backroom.simulator.api;

import static dev.backroom.simulator.TestApi.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backroom.simulator.MovableClock;
import dev.backroom.simulator.SimulatedPlatform;
import dev.backroom.simulator.TestApi;
import dev.backroom.simulator.TestApi.Answer;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ScriptedReview;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewCallsTest {
    private static final EveningPlan PLAN = EveningPlan.untilMorning().withOrders(1_500);
    private static final EveningScript SCRIPT = EveningScript.of(PLAN);
    private static final Instant REAL = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock shopTime = new MovableClock(PLAN.over());
    private SimulatedPlatform platform;
    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        start(Troubles.NONE);
    }

    @AfterEach
    void stop() {
        platform.close();
        api.close();
    }

    @Test
    void givesEveryReviewOnce_oldestFirst_whenPagedThrough() {
        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            JsonNode data = search("{}", token, "7").json().path("data");
            data.path("reviews")
                    .forEach(entry ->
                            ids.add(entry.path("review").path("review_id").asText()));
            token = data.path("next_page_token").asText();
        } while (!token.isEmpty());

        assertThat(ids)
                .isEqualTo(SCRIPT.reviews().stream().map(ScriptedReview::id).toList());
    }

    @Test
    void givesReviewsOfTheSpan_whenTimesAreGiven() {
        Instant from = SCRIPT.reviews().get(10).created();
        Instant before = SCRIPT.reviews().get(20).created();

        JsonNode data = search(
                        "{\"review_start_time\":\"" + from + "\",\"review_end_time\":\"" + before + "\"}", "", "100")
                .json()
                .path("data");

        assertThat(data.path("total_count").asInt()).isEqualTo((int) SCRIPT.reviews().stream()
                .filter(review ->
                        !review.created().isBefore(from) && review.created().isBefore(before))
                .count());
    }

    @Test
    void saysWhatTheReviewSaysNow_whenItWasEdited() {
        ScriptedReview edited = SCRIPT.reviews().stream()
                .filter(review -> review.editions().size() > 1)
                .findFirst()
                .orElseThrow();

        shopTime.set(edited.shownAt());
        assertThat(only(edited).path("content").asText())
                .isEqualTo(edited.editions().getFirst().text());
        shopTime.set(edited.editions().getLast().at());
        assertThat(only(edited).path("content").asText())
                .isEqualTo(edited.editions().getLast().text());
        assertThat(only(edited).path("create_time").asText())
                .isEqualTo(edited.created().toString());
        assertThat(only(edited).path("order_id").asText())
                .isEqualTo(edited.order().orElseThrow());
    }

    @Test
    void showsNoReview_beforeItIsShown() {
        ScriptedReview late = SCRIPT.reviews().stream()
                .filter(review -> review.shownAt().isAfter(review.created()))
                .findFirst()
                .orElseThrow();

        shopTime.set(late.shownAt().minus(Duration.ofSeconds(1)));
        assertThat(only(late).isMissingNode()).isTrue();
        shopTime.set(late.shownAt());
        assertThat(only(late).path("rating").asInt())
                .isEqualTo(late.editions().getFirst().stars());
    }

    @Test
    void refusesWithItsOwnCode_whenThePermissionIsMissing() throws IOException {
        stop();
        start(Troubles.NONE.withoutReviewsOf(PLAN.shop().id()));

        assertThat(search("{}", "", "10").code()).isEqualTo(32_002_017);
        assertThat(api.get(
                                "/order/202507/orders",
                                query("shop_cipher", PLAN.shop().cipher(), "ids", "1"))
                        .code())
                .isZero();
    }

    @Test
    void refusesTheCall_whenItIsNotAsDocumented() {
        assertThat(search("{\"review_start_time\":\"yesterday\"}", "", "10").code())
                .isEqualTo(36_009_004);
        assertThat(search("{\"stars\":1}", "", "10").message()).contains("stars");
        assertThat(search("{}", "", "101").message()).contains("page_size");
    }

    private JsonNode only(ScriptedReview wanted) {
        for (JsonNode entry : search(
                        "{\"review_start_time\":\"" + wanted.created() + "\",\"review_end_time\":\""
                                + wanted.created().plusSeconds(1) + "\"}",
                        "",
                        "100")
                .json()
                .path("data")
                .path("reviews")) {
            if (entry.path("review").path("review_id").asText().equals(wanted.id())) {
                return entry.path("review");
            }
        }
        return MissingNode.getInstance();
    }

    private Answer search(String body, String token, String size) {
        return api.post(
                ReviewCalls.SEARCH,
                query(
                        "shop_cipher",
                        PLAN.shop().cipher(),
                        "page_size",
                        size,
                        "page_token",
                        token,
                        "sort_field",
                        "create_time",
                        "sort_order",
                        "ASC"),
                body);
    }

    private void start(Troubles troubles) throws IOException {
        platform = SimulatedPlatform.start(new PlatformOptions(
                List.of(SCRIPT),
                TestApi.APP,
                shopTime,
                Clock.fixed(REAL, ZoneOffset.UTC),
                ApiFaults.NONE,
                troubles,
                0));
        api = TestApi.connected(platform, PLAN.shop(), REAL);
    }
}
