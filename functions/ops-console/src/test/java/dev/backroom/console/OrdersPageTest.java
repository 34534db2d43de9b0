package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.store.order.CancelWish;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class OrdersPageTest {
    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void givesEveryOrderOnceAndInOrder_whenAListIsPagedThrough() {
        BusyEvening.in(world);
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.of("");
        for (int pages = 0; after.isPresent() && pages < 9; pages++) {
            String page = world.page(Map.of("page", "orders", "lane", "READY", "after", after.get()));
            seen.addAll(Seen.rows(page));
            after = Seen.nextPage(page);
        }
        assertThat(seen).hasSize(222).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void showsTheHeldOrdersOfOneReason_andHowManyThereAreOfEach() {
        BusyEvening.in(world);

        String all = Seen.text(world.page(Map.of("page", "orders")));
        String page = world.page(Map.of("page", "orders", "lane", "HELD", "why", "UNKNOWN_SKU"));

        assertThat(all).contains("short of stock 72", "buyer asks to cancel 4");
        assertThat(Seen.rows(page))
                .containsExactly(
                        "576000000000000005", "576000000000000155", "576000000000000230", "576000000000000305");
        assertThat(Seen.text(page)).contains("SKU not in the item list (NO-SUCH)", "all reasons");
        assertThat(Seen.text(world.page(Map.of("page", "orders", "lane", "HELD", "why", "PHONE_INVALID"))))
                .contains("No order waits for this reason.");
    }

    @Test
    void tellsDeadlinesAsStates_inBothLanguages() {
        Shop shop = world.shop("1", "Maple");
        world.item("MUG", "Mug", 50);
        world.store(List.of(
                waits(shop, "1", Duration.ofMinutes(-30)),
                waits(shop, "2", Duration.ofHours(3)),
                waits(shop, "3", Duration.ofHours(9)),
                waits(shop, "4", Duration.ofHours(40))));

        assertThat(Seen.text(world.page(Map.of("page", "orders"))))
                .containsSubsequence(
                        "late by 30 min collect by 11-20 12:00",
                        "at risk 3 h 0 min left",
                        "due today 9 h 0 min left",
                        "fine 1 d 16 h left collect by 11-22 04:30");
        assertThat(Seen.text(world.page(Map.of("page", "orders", "lang", "zh"))))
                .containsSubsequence("已超时 已超 30 分", "有风险 剩 3 小时 0 分", "今天到期", "正常 剩 1 天 16 小时");
    }

    @Test
    void letsAnOrderGo_saysSo_andOffersToStopItAgain() {
        OrderKey key = badPhone();
        String mark = world.stored(key).deskMark();

        String page = world.page(act("release", key, mark, Map.of()));

        assertThat(world.stored(key).lane()).contains(Lane.READY);
        assertThat(Seen.text(page)).contains("577 : Released. Stop");
        assertThat(page).contains("value=\"" + world.stored(key).deskMark() + "\"");
    }

    @Test
    void doesNothingAndSaysWhy_whenTheOrderChangedMeanwhile() {
        OrderKey key = badPhone();
        String mark = world.stored(key).deskMark();
        world.page(act("stop", key, mark, Map.of()));

        String page = world.page(act("release", key, mark, Map.of()));

        assertThat(Seen.text(page)).contains("577 : Nothing was done: the order changed since this page was shown.");
        assertThat(world.stored(key).holds())
                .extracting(Hold::code)
                .containsExactlyInAnyOrder(HoldCode.PHONE_INVALID, HoldCode.HELD_BY_HAND);
    }

    @Test
    void cancelsWithAReasonAndANote_andKeepsNoContactOfABuyer() {
        OrderKey key = badPhone();
        String mark = world.stored(key).deskMark();
        Map<String, String> cancel = Map.of("reason", "buyer-asked", "note", "call +1 555 0100 199");

        assertThat(Seen.text(world.page(act("cancel", key, mark, cancel)))).contains("Nothing was done: a note is");
        assertThat(decisions().wish(key)).isEmpty();

        String done = Seen.text(world.page(act("cancel", key, mark, Map.of("reason", "buyer-asked", "note", "moved"))));
        assertThat(done).contains("577 : Stopped; the platform is asked to cancel it", "Release");
        assertThat(decisions().wish(key)).map(CancelWish::reason).contains(CancelReason.BUYER_ASKED);
        assertThat(decisions().history(key, 9)).extracting(Decided::why).containsExactly("buyer-asked: moved");

        assertThat(Seen.text(world.page(act("note", key, "", Map.of("note", " ")))))
                .contains("no note to add");
        assertThat(Seen.text(world.page(act("note", key, "", Map.of("note", "asked twice")))))
                .contains("Note added.");
        assertThat(Seen.text(world.page(act("cancel", key, "", Map.of("reason", "whim")))))
                .contains("no such order");
    }

    @Test
    void carriesTokenAndMarkInEveryForm_andNoFormWithoutAToken() {
        OrderKey key = badPhone();
        String page = world.page(Map.of("page", "orders", "lane", "HELD", "browser", Map.of("token", "t0k")));

        assertThat(page.split("<form method=\"post\"", -1))
                .as("release, note, and what is done with many")
                .hasSize(4);
        assertThat(page.split("value=\"t0k\"", -1)).hasSize(4);
        assertThat(page.split(
                        "name=\"action.seen\" value=\"" + world.stored(key).deskMark() + "\"", -1))
                .hasSize(3);
        assertThat(page).as("back to where it was").contains("name=\"lane\" value=\"HELD\"");
        assertThat(world.page(Map.of("page", "orders", "lane", "HELD"))).doesNotContain("method=\"post\"");
    }

    @Test
    void takesWhatWasTypedIntoAWidget() {
        OrderKey key = badPhone();
        Map<String, Object> widget = Map.of("forms", Map.of("all", Map.of("action.note", "asked", "order", " 577 ")));

        world.page(Map.of(
                "page", "order", "widgetContext", widget, "action", Map.of("name", "note", "shop", "1", "id", "577")));

        assertThat(decisions().history(key, 9)).extracting(Decided::why).containsExactly("asked");
        assertThat(Seen.text(world.page(Map.of("page", "order", "widgetContext", widget))))
                .contains("Order 577", "phone number invalid");
    }

    private OrderKey badPhone() {
        Shop shop = world.shop("1", "Maple");
        world.item("MUG", "Mug", 50);
        return world.held(
                shop,
                "577",
                Duration.ofHours(9),
                new Recipient("A. Buyer", "1", "1 Example Street", "90001", "US", ""),
                new Hold(HoldCode.PHONE_INVALID, List.of("phone: unreadable")));
    }

    private static Map<String, Object> act(String name, OrderKey key, String seen, Map<String, String> more) {
        Map<String, String> action = new HashMap<>(more);
        action.putAll(Map.of("name", name, "shop", key.shop().value(), "id", key.order(), "seen", seen));
        return Map.of("page", "orders", "browser", Map.of("token", "t"), "action", action);
    }

    private DecisionTable decisions() {
        return new DecisionTable(world.dynamo, "Orders", "Desk");
    }

    private static OrderSnapshot waits(Shop shop, String id, Duration left) {
        return ConsoleWorld.order(shop, id, OrderStatus.AWAITING_SHIPMENT, "MUG", 1, left, false);
    }
}
