package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.orders.OrdersPage;
import dev.backroom.model.Shop;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Recipient;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.DecideMany;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decisions about many orders: chosen, shown, started, reported. */
@Tag("engine")
final class BulkTest {
    private static final Recipient BUYER = new Recipient("A. Buyer", "1", "1 Example Street", "90001", "US", "");
    private static final Hold PHONE = new Hold(HoldCode.PHONE_INVALID, List.of("phone: unreadable"));
    private static final Hold ADDRESS = new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, List.of("postal-code: other-region"));
    private static final Map<String, Object> HELD = Map.of("page", "orders", "lane", "HELD");

    private final ConsoleWorld world = new ConsoleWorld();
    private final Shop shop = world.shop("1", "Maple");
    private final BulkTable jobs = new BulkTable(world.dynamo, "Desk");
    private final DecideOrder decide = new DecideOrder(
            new OrderTable(world.dynamo, "Orders"),
            new DecisionTable(world.dynamo, "Orders", "Desk"),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        world.close();
    }

    @BeforeEach
    void heldOrders() {
        world.item("MUG", "Mug", 500);
        for (int i = 0; i < 60; i++) {
            if (i < 3) {
                held(i, PHONE, ADDRESS);
            } else {
                held(i, i % 2 == 0 ? PHONE : ADDRESS);
            }
        }
    }

    @Test
    void showsNumberAmountAndConsequence_ofAllThatTheListShows_andChangesNothing() {
        String page = world.page(
                plan(Map.of("page", "orders", "why", "PHONE_INVALID"), "planall", "release", "rang them", List.of()));

        assertThat(Seen.text(page))
                .contains("Release 31 orders?", "399.90 USD", "rang them", "may go into the next wave")
                .contains("Only the hold that the list shows is let go: phone number invalid.")
                .contains("3 of them stay held for other reasons.", "Yes, release 31 orders");
        assertThat(world.stored(key(4)).lane()).contains(Lane.HELD);
        assertThat(jobs.find(job(page))).map(BulkJob::state).contains(BulkJob.State.SHOWN);
        assertThat(world.queues.sent).isEmpty();
    }

    @Test
    void startsExactlyWhatWasShown_andReportsEachOrder() {
        String id = job(world.page(
                plan(Map.of("page", "orders", "why", "PHONE_INVALID"), "planall", "release", "rang them", List.of())));
        held(60, PHONE);
        decide.decide(key(4), new Decision.Hold(), "tom", Remark.NONE);

        world.page(act("start", id));
        world.page(act("start", id));
        assertThat(world.queues.sent)
                .as("one message a page, and none for a second yes")
                .hasSize(1);
        assertThat(Seen.text(world.page(Map.of("page", "bulk", "job", id))))
                .contains("under way 0 orders have a result, of 31", "waits");
        work();

        String page = Seen.text(world.page(Map.of("page", "bulk", "job", id)));
        assertThat(page)
                .contains("Bulk action: release: phone number invalid (31)", "over", "30 done")
                .contains("1 changed since it was shown; nothing was done");
        assertThat(jobs.results(id))
                .hasSize(31)
                .containsEntry(key(4), BulkResult.CHANGED)
                .doesNotContainKey(key(60));
        assertThat(world.stored(key(6)).lane()).contains(Lane.READY);
        assertThat(world.stored(key(0)).holds())
                .as("the other hold nobody looked at")
                .containsExactly(ADDRESS);
        assertThat(world.stored(key(60)).lane()).contains(Lane.HELD);
        assertThat(Seen.text(world.page(Map.of("page", "orders"))))
                .contains("Bulk actions: release: phone number invalid (31)");
    }

    @Test
    void takesThePickedOnes_andLeavesOutWhatChangedSinceTheListWasShown() {
        List<String> picks = picks(world.page(with(HELD, "pick", "all")));
        assertThat(picks).hasSize(OrdersPage.HELD);
        decide.decide(key(5), new Decision.Hold(), "tom", Remark.NONE);
        List<String> some = picks.stream()
                .filter(pick -> pick.matches("1#57600000000000000[0-6] .*"))
                .toList();

        String page = world.page(plan(HELD, "plan", "cancel out-of-stock", "", some));

        assertThat(Seen.text(page))
                .contains("Cancel 6 orders?", "77.40 USD", "“Cancelled by the seller: out of stock”")
                .contains("counts against the shop")
                .contains("1 changed since the list was shown: 576000000000000005");
    }

    @Test
    void asksForWhatIsMissing_beforeAnythingIsShown() {
        assertThat(Seen.text(world.page(plan(HELD, "planall", "", "why", List.of()))))
                .contains("choose what to do");
        assertThat(Seen.text(world.page(plan(HELD, "planall", "hold", " ", List.of()))))
                .contains("say why");
        assertThat(Seen.text(world.page(plan(HELD, "plan", "hold", "why", List.of()))))
                .contains("no order is picked");
        assertThat(Seen.text(world.page(plan(HELD, "plan", "hold", "why", List.of("1#99 x", "2#1 x", "?")))))
                .contains("It can be done with none of them.");
        assertThat(Seen.text(world.page(plan(HELD, "planall", "hold", "ring +1 555 0100 199", List.of()))))
                .contains("Nothing was done: a note is one line");
        assertThat(Seen.text(world.page(act("start", "none")))).contains("There is no such bulk action.");
    }

    @Test
    void stopsAndGoesOn_byAButton() {
        String id = job(world.page(plan(HELD, "planall", "note", "look at this", List.of())));
        world.page(act("start", id));
        assertThat(world.page(with(act("halt", id), "lang", "zh"))).contains("已停止：尚无结果的订单保持不变。", "未执行：已停止");
        work();
        assertThat(jobs.results(id)).isEmpty();

        world.page(act("resume", id));
        work();
        assertThat(jobs.results(id)).hasSize(60);
        assertThat(Seen.text(world.page(Map.of("page", "bulk", "job", id, "from", "1"))))
                .contains("over 60 orders have a result, of 60");
    }

    @Test
    void countsAllHeldOrdersInTheChips_andOffersAllOfThem() {
        String page = world.page(with(with(HELD, "lang", "en"), "browser", Map.of("token", "t")));
        assertThat(Seen.text(page))
                .contains("phone number invalid 31", "address implausible 32", "All 60 of this list");
        assertThat(page.split("type=\"checkbox\" form=\"bulk\"", -1)).hasSize(OrdersPage.HELD + 1);
        assertThat(world.page(Map.of("page", "orders", "lane", "RELEASED"))).doesNotContain("form=\"bulk\"");
    }

    private void held(int i, Hold... holds) {
        world.held(shop, id(i), Duration.ofMinutes(300 + i), BUYER, holds);
    }

    /** Does what the messages ask for, as the function behind the queue does. */
    private void work() {
        DecideMany many = new DecideMany(decide, jobs);
        world.queues.sent.stream()
                .map(body -> {
                    try {
                        return BulkJob.page(SignalCodec.read(body.substring(body.indexOf(' ') + 1)))
                                .orElseThrow();
                    } catch (UnreadableMessage e) {
                        throw new AssertionError(e);
                    }
                })
                .forEach(
                        page -> assertThat(many.work(page.job(), page.number())).isZero());
        world.queues.sent.clear();
    }

    private static Map<String, Object> plan(
            Map<String, Object> list, String name, String what, String word, List<String> picks) {
        Map<String, String> action = new HashMap<>(Map.of("name", name, "what", what, "word", word));
        for (int i = 0; i < picks.size(); i++) {
            action.put("pick" + i, picks.get(i));
        }
        return with(with(list, "browser", Map.of("token", "t")), "action", action);
    }

    private static Map<String, Object> act(String name, String job) {
        return Map.of(
                "page",
                "bulk",
                "job",
                job,
                "browser",
                Map.of("token", "t"),
                "action",
                Map.of("name", name, "job", job));
    }

    private static Map<String, Object> with(Map<String, Object> event, String name, Object value) {
        Map<String, Object> more = new HashMap<>(event);
        more.put("browser", Map.of("token", "t"));
        more.put(name, value);
        return more;
    }

    private static String job(String page) {
        return Optional.of(Pattern.compile("name=\"action.job\" value=\"([^\"]+)\"")
                        .matcher(page))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow();
    }

    private static List<String> picks(String page) {
        return Pattern.compile("name=\"action.pick[0-9]+\" value=\"([^\"]+)\"[^>]* checked")
                .matcher(page)
                .results()
                .map((MatchResult pick) -> pick.group(1))
                .toList();
    }

    private static OrderKey key(int i) {
        return OrderKey.of("1", id(i));
    }

    private static String id(int i) {
        return "576%015d".formatted(i);
    }
}
