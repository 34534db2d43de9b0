package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.text.Language;
import dev.backroom.console.text.Texts;
import dev.backroom.model.Shop;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tile counts is what its link shows, and what a row says of an order is what it is counted under. */
@Tag("engine")
final class TilesTest {
    private static final Pattern TILE =
            Pattern.compile("<div class=\"tile[^\"]*\"><b>([0-9,]+)</b><a href=\"\\?([^\"]+)\">([^<]+)</a>");

    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    /** Arranging is over for half of them while the carrier's deadline of all is far: the rows used to say late, the tile 0. */
    @BeforeEach
    void orders() {
        world.item("MUG", "Mug", 230);
        List<OrderSnapshot> seen = new ArrayList<>();
        for (int shop = 1; shop <= 2; shop++) {
            Shop one = world.shop("" + shop, "Shop " + shop);
            for (int i = 0; i < 130; i++) {
                seen.add(order(one, shop * 1_000 + i, i));
            }
        }
        world.store(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "orders"})
    void leadToExactlyTheOrdersThatTheyCount(String page) {
        Map<String, Integer> counted = new HashMap<>();
        TILE.matcher(world.page(Map.of("page", page)))
                .results()
                .filter(tile -> tile.group(2).startsWith("page=orders"))
                .forEach(tile -> {
                    int count = Integer.parseInt(tile.group(1).replace(",", ""));
                    List<String> rows = rows(parameters(tile.group(2)));
                    assertThat(rows).as(tile.group(3)).hasSize(count).doesNotHaveDuplicates();
                    counted.put(tile.group(3), count);
                });
        assertThat(counted)
                .containsKeys("Orders late", "Late, with the warehouse", "Orders at risk: due in 4 h")
                .containsKeys("Orders due later today", "Orders held", "Ready to ship", "Waiting for the carrier");
        assertThat(counted.get("Orders late")).isGreaterThan(counted.get("Late, with the warehouse"));
    }

    @Test
    void callAnOrderWhatItsRowCallsIt() {
        for (Standing standing : Standing.values()) {
            String page = world.page(Map.of("page", "orders", "due", standing.name()));
            String word = Texts.in(Language.ENGLISH).of("standing", standing);
            assertThat(page.split("<b class=\"state[^\"]*\">" + word + "</b> <span class=\"left\">", -1).length - 1)
                    .as("rows that say " + word)
                    .isEqualTo(Seen.rows(page).size())
                    .isPositive();
        }
    }

    private List<String> rows(Map<String, Object> first) {
        List<String> rows = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            Map<String, Object> event = new HashMap<>(first);
            event.put("after", after.get());
            String page = world.page(event);
            rows.addAll(Seen.rows(page));
            after = Seen.nextPage(page);
        }
        return rows;
    }

    private static Map<String, Object> parameters(String query) {
        Map<String, Object> parameters = new HashMap<>();
        Arrays.stream(query.replace("&amp;", "&").split("&"))
                .map(each -> each.split("=", 2))
                .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    private static OrderSnapshot order(Shop shop, int id, int i) {
        OrderStatus status = i % 5 == 0 ? OrderStatus.AWAITING_COLLECTION : OrderStatus.AWAITING_SHIPMENT;
        OrderSnapshot plain =
                ConsoleWorld.order(shop, "576%015d".formatted(id), status, "MUG", 1, Duration.ofHours(40), i % 13 == 0);
        Instant ready = NOW.plus(Duration.ofMinutes(i % 2 == 0 ? -10 - i : i * 11L));
        Instant collected = NOW.plus(Duration.ofMinutes(i % 10 == 0 ? -30 : 2_400 + i));
        return new OrderSnapshot(
                plain.key(),
                new PlatformState(
                        status,
                        plain.created(),
                        new Deadlines(Optional.of(ready), Optional.of(collected), Optional.empty()),
                        plain.updated(),
                        Milestones.NONE,
                        plain.readAt()),
                false,
                plain.lines(),
                new Payment("", plain.total(), Optional.of(plain.created()), false),
                new Fulfilment(plain.kind(), plain.fulfilledBy(), "", Handling.USUAL),
                i % 13 == 0,
                Optional.empty());
    }
}
