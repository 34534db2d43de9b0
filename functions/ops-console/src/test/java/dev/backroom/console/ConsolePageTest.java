package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.console.page.Queues;
import dev.backroom.model.Shop;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.model.stock.Sku;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.stock.AttentionTable.Entry;
import dev.backroom.store.stock.AttentionTable.Reason;
import dev.backroom.store.watch.JobTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ConsolePageTest {
    private static final Map<String, Object> HOME = Map.of("page", "today");

    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsWhatWaits_whenTheEveningWasBusy() {
        BusyEvening.in(world);
        assertThat(Seen.text(world.page(HOME)))
                .contains("3 Orders late")
                .contains("40 Orders at risk: due in 4 h")
                .contains("79 Orders held")
                .contains("222 Ready to ship")
                .contains("3 Dead letters")
                .contains("1 Shops disconnected")
                .contains("Figures: Maple & Moon");
        String orders = world.page(Map.of("page", "orders"));
        assertThat(Seen.text(orders))
                .contains("4 Waiting for the carrier")
                .contains("late by 2 h 0 min collect by 11-20 10:30 576000000000000001")
                .contains("short of stock (HOT-GLOW x2)")
                .contains("Restock, replace with consent, or cancel before the deadline.")
                .contains("25.80 USD");
        assertThat(Seen.text(world.page(Map.of("page", "system"))))
                .contains("OrderEventsDead 3 0 Check why, then ./backroom redrive OrderEventsDead")
                .contains("OrderEvents 120 0")
                .contains("unknown shop 99")
                .contains("14 new message 2 0")
                .contains("4711 unknown type 1 0")
                .contains("disconnected: connect again")
                .contains("connected; authorisation ends 2026-12-01");
    }

    @Test
    void showsSchedulesAndStreams_whereTheMachineTellsOfThem() {
        world.shop("1", "Maple");
        Map<String, Object> failed = Map.of(
                "function",
                "OrderPoll",
                "event",
                "Every10Minutes",
                "ran",
                NOW.minusSeconds(120).toString(),
                "failed",
                true,
                "running",
                false,
                "next",
                NOW.plusSeconds(480).toString());
        Map<String, Object> fresh = Map.of("function", "KpiRollup", "failed", false, "running", false);
        Map<String, Object> lag =
                Map.of("function", "KpiCount", "table", "Orders", "records", 100, "more", true, "ageSeconds", 420);
        Map<String, Object> machine = Map.of("schedules", List.of(failed, fresh, "?"), "streams", List.of(lag));
        assertThat(Seen.text(world.page(Map.of("page", "system", "machine", machine))))
                .containsSubsequence("Schedules", "OrderPoll", "2 min failed: see its log", "KpiRollup")
                .contains("not since the start")
                .contains("KpiCount Orders 100+ 7 min");
        assertThat(Seen.text(world.page(Map.of("page", "system", "machine", "?"))))
                .doesNotContain("Schedules", "Streams");
    }

    @Test
    void showsWhichJobsFail_forWhichShopAndWhatToDo() {
        world.shop("1", "Maple");
        JobTable jobs = new JobTable(world.dynamo, "Shops");
        jobs.ran("StockWatch", NOW, Map.of());
        assertThat(Seen.text(world.page(Map.of("page", "system")))).doesNotContain("Fails since");
        for (int i = 0; i < 3; i++) {
            jobs.ran(
                    "OrderPoll",
                    NOW.plusSeconds(600L * i),
                    Map.of(
                            "1",
                            new JobTrouble(JobTrouble.Kind.TOKEN, "the <token> was refused"),
                            "9",
                            new JobTrouble(JobTrouble.Kind.HERE, "of a shop that is not shown")));
        }
        assertThat(Seen.text(world.page(Map.of("page", "system"))))
                .containsSubsequence("Fails since", "OrderPoll Maple", "3", "was refused", "authorise again")
                .doesNotContain("not shown");
        assertThat(world.page(Map.of("page", "system", "lang", "zh")))
                .contains("请卖家重新授权并连接店铺。")
                .doesNotContain("<token>");
    }

    @Test
    void showsTheStockThatNeedsSomebody_andTheListFromAnySku() {
        BusyEvening.in(world);
        world.attention.settle(
                Shop.DEFAULT_OWNER,
                Set.of(
                        new Entry(Reason.LOW, new Sku("MUG-1")),
                        new Entry(Reason.SOLD_OUT, new Sku("HOT-GLOW")),
                        new Entry(Reason.SOLD_OUT, new Sku("BASE"))),
                NOW.minusSeconds(300));
        assertThat(Seen.text(world.page(Map.of("page", "stock"))))
                .contains("Found by the watch of 5 min ago")
                .containsSubsequence("HOT-GLOW", "Sold out: reorder", "MUG-1", "Low: reorder", "All SKUs", "BASE");
        assertThat(Seen.text(world.page(Map.of("page", "stock", "sku", "MUG-2"))))
                .contains("MUG-2")
                .doesNotContain("Needs somebody", "MUG-1 ", "HOT-GLOW");
    }

    @Test
    void marksAReviewAsReplied_whenAskedByAnActionAndNotByAnAddress() {
        Shop shop = world.shop("1", "Maple");
        world.negative(shop, "r1", 1, "It arrived broken", Duration.ofHours(30));
        world.negative(shop, "r2", 2, "Cracked lid", Duration.ofHours(20));
        Map<String, Object> asked = Map.of("name", "replied", "shop", "1", "id", "r1");
        assertThat(Seen.text(world.page(Map.of("page", "reviews", "action", "replied", "shop", "1", "id", "r1"))))
                .contains("1 Replies overdue", "1 Replies waiting")
                .containsSubsequence(
                        "6 h 0 min late", "It arrived broken", "Damaged on arrival", "in 4 h 0 min", "Cracked lid")
                .contains("1729 2 2 Damaged on arrival 2 Warehouse")
                .doesNotContain("Mark as replied");
        assertThat(world.page(Map.of("page", "reviews", "browser", Map.of("token", "t0ken"))))
                .contains("<form method=\"post\" action=\"/console\">", "value=\"t0ken\"", "Mark as replied");
        assertThat(Seen.text(world.page(Map.of("page", "reviews", "action", asked))))
                .contains("Marked as replied.")
                .doesNotContain("It arrived broken")
                .contains("Cracked lid");
        assertThat(Seen.text(world.page(Map.of("page", "reviews", "action", asked))))
                .contains("It was marked before.");
        assertThat(Seen.text(world.page(Map.of("action", Map.of("name", "replied", "shop", "1", "id", "none")))))
                .contains("There is no such review.");
    }

    @Test
    void sendsAParkedMessageAgain_onceAndOnlyWhenThereIsSomethingToSend() {
        world.shop("1", "Maple");
        world.parked.park(new Parked("a", "OrderEvents", "unknown shop", "{\"order\":1}", NOW));
        world.parked.park(new Parked("b", "OrderEvents", "not readable", "", NOW));
        assertThat(Seen.text(world.page(Map.of("page", "system", "action", Map.of("name", "replay", "id", "a")))))
                .contains("Sent again.")
                .doesNotContain("unknown shop");
        assertThat(Seen.text(world.page(Map.of("page", "system", "action", Map.of("name", "replay", "id", "a")))))
                .contains("It is not parked any more");
        assertThat(Seen.text(world.page(Map.of("page", "system", "action", Map.of("name", "replay", "id", "b")))))
                .contains("not readable");
        assertThat(world.queues.sent).containsExactly("OrderEvents {\"order\":1}");
    }

    @Test
    void saysThatNothingWaits_whenEverythingIsNew() {
        assertThat(Seen.text(world.page(HOME)))
                .contains("No shop is connected. Run: ./backroom connect --auth-code CODE");
        assertThat(Seen.text(world.page(Map.of("page", "orders")))).contains("No order waits.");
        assertThat(Seen.text(world.page(Map.of("page", "system"))))
                .contains("Nothing is parked.")
                .contains("None today and yesterday.");
        world.shop("1", "Maple");
        assertThat(Seen.text(world.page(Map.of("page", "reviews")))).contains("No review waits for a reply.");
        assertThat(Seen.text(world.page(Map.of("page", "stock"))))
                .contains("The stock watch has not run yet.", "No item is in the list.");
    }

    @Test
    void speaksChinese_whenAskedOrWhenTheDashboardDoes() {
        world.shop("1", "Maple");
        assertThat(world.page(Map.of("lang", "zh", "page", "orders")))
                .contains("lang=\"zh-CN\"")
                .contains("待发货")
                .contains("没有等待的订单。");
        assertThat(world.page(Map.of("browser", Map.of("languages", "fr,zh-CN;q=0.9,en;q=0.8"))))
                .contains("现在要做");
        String widget = world.page(Map.of("widgetContext", Map.of("locale", "zh-CN")));
        assertThat(widget).contains("待发货").as("a widget has no page to link to").doesNotContain("href");
        assertThat(world.page(Map.of("lang", "en", "widgetContext", Map.of("locale", "zh"))))
                .contains("To do now");
    }

    @Test
    void listsCasesByDeadline_andSendsTheAnswerToTheQueue() {
        Shop shop = world.shop("1", "Maple");
        world.waits(shop, "4035", Duration.ofHours(30));
        world.waits(shop, "4036", Duration.ofHours(3));

        String page = world.page(Map.of("page", "aftersales", "browser", Map.of("token", "t")));

        assertThat(Seen.text(page))
                .containsSubsequence(
                        "at risk 3 h 0 min left answer by 11-20 15:30", "4036", "fine 1 d 6 h left", "4035");
        assertThat(page).contains("Refuse: Already packed", "name=\"action.answer\" value=\"APPROVE\"");
        Map<String, Object> answer = Map.of(
                "name",
                "answer",
                "shop",
                "1",
                "order",
                "577",
                "kind",
                "RETURN",
                "case",
                "4036",
                "step",
                "ANSWER_RETURN",
                "due",
                "1795200000",
                "answer",
                "APPROVE",
                "who",
                "somebody else");
        assertThat(Seen.text(world.page(Map.of("page", "aftersales", "action", answer))))
                .contains("The answer is on its way to the platform.");
        assertThat(world.queues.sent.getLast()).contains("\"type\":-2", "\"case\":\"4036\"", "\"who\":\"console\"");
        assertThat(Seen.text(world.page(Map.of("page", "aftersales", "action", Map.of("name", "answer", "shop", "1")))))
                .contains("There is no such case.");
        assertThat(Seen.text(world.page(Map.of("page", "today")))).contains("Cases to answer");
    }

    @Test
    void showsTheRest_whenOnePartCannotBeRead() {
        world.shop("1", "Maple");
        world.queues.waiting.put("OrderEventsDead", -1);
        assertThat(Seen.text(world.page(Map.of("page", "system"))))
                .contains("This part could not be read: SqsException")
                .contains("Maple")
                .contains("Nothing is parked.");
        world.dynamo.deleteTable(d -> d.tableName("Orders"));
        assertThat(Seen.text(world.page(HOME))).contains("This part could not be read: ");
    }

    @Test
    void describesItself_whenTheWidgetIsAdded() {
        assertThat(world.page(Map.of("describe", true)))
                .startsWith("## Backroom")
                .contains("**lang**");
    }

    @Test
    void namesTheVariable_whenTheEnvironmentIsIncomplete() {
        assertThatThrownBy(() ->
                        new OpsConsoleFunctions(Map.of(), world.dynamo, world.queues, Clock.systemUTC()).opsConsole())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SHOPS_TABLE");
        assertThatThrownBy(() -> Queues.of(world.queues, "OrderEvents")).hasMessageContaining("QUEUES");
    }
}
