package dev.backroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.model.order.HoldCode;
import dev.backroom.simulator.audit.NoticeAudit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    @Test
    void keepsTheNamesThatOtherProgramsRelyOn() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ScoreboardJson.write(board(true)));

        assertThat(names(json))
                .contains(
                        "ok", "seed", "webhooks", "orders", "stock", "ackMillis", "eventsPerSecond", "cost", "seconds");
        assertThat(names(json.get("webhooks")))
                .containsExactly("sent", "duplicated", "reordered", "dropped", "forged", "refused");
        assertThat(names(json.get("orders"))).containsExactly("books", "stored", "lost", "parked");
        assertThat(names(json.get("stock"))).containsExactly("oversoldUnits", "reservationMismatches");
        assertThat(names(json.get("ackMillis"))).containsExactly("p50", "p99", "max");
        assertThat(names(json.get("cost")))
                .containsExactly(
                        "writeUnitsPerEvent", "readUnitsPerEvent", "sqsRequestsPerEvent", "invocationsPerEvent");
        assertThat(names(json.get("figures"))).containsExactly("compared", "wrong", "recountAgrees", "digests");
        assertThat(names(json.get("notices"))).containsExactly("told", "mails", "safetyLines", "reviews");
        assertThat(names(json.get("channel"))).containsExactly("listings", "wrong", "equalAfterMinutes");
    }

    @Test
    void givesFiguresAsNumbers() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ScoreboardJson.write(board(true)));

        assertThat(json.get("ok").booleanValue()).isTrue();
        assertThat(json.get("webhooks").get("sent").longValue()).isEqualTo(26_410);
        assertThat(json.get("ackMillis").get("p99").doubleValue()).isEqualTo(18.346);
        assertThat(json.get("cost").get("writeUnitsPerEvent").doubleValue()).isEqualTo(1.613);
        assertThat(json.get("holds").get("SHORT_STOCK").intValue()).isEqualTo(41);
    }

    @Test
    void isNotOk_whenOneCheckFails() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(ScoreboardJson.write(board(false)))
                        .get("ok")
                        .booleanValue())
                .isFalse();
        assertThat(ScoreboardText.of(board(false)))
                .anyMatch(line -> line.startsWith("  FAIL  no order lost"))
                .last()
                .isEqualTo("1 of these are not as they must be.");
    }

    @Test
    void namesEveryCheckAndWhatItFound_forPeople() {
        assertThat(ScoreboardText.of(board(true)))
                .contains("  ok    no order lost  5,000 of 5,000")
                .anyMatch(line -> line.contains("p50 2.1 ms, p99 18.3 ms, max 92 ms"))
                .anyMatch(line -> line.contains("PLATFORM_HOLD 12, SHORT_STOCK 41"))
                .last()
                .isEqualTo("All of it is as the books say.");
    }

    @Test
    void tellsWhatHappened_toWhoeverSeesItForTheFirstTime() {
        assertThat(String.join(" ", ScoreboardText.of(board(true))).replaceAll(" +", " "))
                .contains("5,000 orders came in by 26,410 webhooks")
                .contains("520 never came, and the poll found what they would have said")
                .contains("12 still held by the platform, 41 for which nothing was left on the shelf")
                .contains("./backroom demo --keep");
        assertThat(ScoreboardText.of(board(true))).allMatch(line -> line.length() <= 120);
    }

    /** A hold that the story has no words for would be shown by its code. */
    @Test
    void hasWordsForEveryHold() {
        for (HoldCode code : HoldCode.values()) {
            assertThat(String.join(" ", Story.of(board(new TreeMap<>(Map.of(code.name(), 2))))))
                    .doesNotContain(code.name());
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Morning morning() {
        NoticeAudit.Report told = new NoticeAudit.Report(7, List.of(), List.of(), List.of(), Duration.ofMinutes(12));
        return new Morning(
                new FigureAudit.Report(120, List.of()),
                true,
                1,
                true,
                told,
                told,
                told,
                40,
                9,
                new Morning.Channel(44, List.of(), Optional.of(Duration.ofMinutes(11)), Duration.ofSeconds(2)),
                new Morning.Recounted(true, "to the last digit"),
                0);
    }

    private static Scoreboard board(boolean passed) {
        return board(passed, new TreeMap<>(Map.of("SHORT_STOCK", 41, "PLATFORM_HOLD", 12)));
    }

    private static Scoreboard board(SortedMap<String, Integer> holds) {
        return board(true, holds);
    }

    private static Scoreboard board(boolean passed, SortedMap<String, Integer> holds) {
        Millis ack = new Millis(26_410, 2.1, 18.3456, 92);
        return new Scoreboard(
                7,
                "0123456789abcdef",
                new Scoreboard.Webhooks(26_410, 1_320, 2_500, 520, 320, 320),
                new Scoreboard.Orders(5_000, 5_000, 0, 3),
                new Scoreboard.Stock(0, 0),
                ack,
                List.of(new Scoreboard.Phase("quiet", ack)),
                holds,
                new Scoreboard.Cost(1.6127, 1.2, 1.3, 0.9),
                new Scoreboard.Cost(0.4, 0.5, 0.2, 0.1),
                0.21,
                morning(),
                151.2,
                171.4,
                List.of(new Check("no order lost", passed, "5,000 of 5,000")),
                List.of());
    }
}
