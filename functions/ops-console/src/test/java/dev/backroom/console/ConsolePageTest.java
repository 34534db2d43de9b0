package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static dev.backroom.console.ConsoleWorld.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.AttentionTable.Entry;
import dev.backroom.store.AttentionTable.Reason;
import dev.backroom.store.Parked;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConsolePageTest {
    private static final Map<String, Object> HOME = Map.of("page", "today");

    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsWhatWaits_whenTheEveningWasBusy() {
        busyEvening();
        assertThat(text(world.page(HOME)))
                .contains("3 Orders late")
                .contains("40 Orders due in 4 h")
                .contains("79 Orders held")
                .contains("222 Ready to ship")
                .contains("3 Dead letters")
                .contains("1 Shops disconnected")
                .contains("Figures: Maple & Moon");
        String orders = world.page(Map.of("page", "orders"));
        assertThat(text(orders))
                .contains("4 Waiting for the carrier")
                .contains("11-20 10:30 2 h 0 min late 576000000000000001")
                .contains("short of stock (HOT-GLOW x2)")
                .contains("Restock, replace with consent, or cancel before the deadline.")
                .contains("25.80 USD");
        assertThat(text(world.page(Map.of("page", "system"))))
                .contains("OrderEventsDead 3 0 Look why, then ./backroom redrive OrderEventsDead")
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
        assertThat(text(world.page(Map.of("page", "system", "machine", machine))))
                .containsSubsequence("Schedules", "OrderPoll", "2 min failed: see its log", "KpiRollup")
                .contains("not since the start")
                .contains("KpiCount Orders 100+ 7 min");
        assertThat(text(world.page(Map.of("page", "system", "machine", "?")))).doesNotContain("Schedules", "Streams");
    }

    @Test
    void givesEveryOrderOnceAndInOrder_whenAListIsPagedThrough() {
        busyEvening();
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            String page = world.page(Map.of("page", "orders", "lane", "READY", "after", after));
            seen.addAll(rows(page));
            Matcher next = Pattern.compile("after=([0-9]+%23[0-9]+)").matcher(page);
            after = next.find() ? next.group(1).replace("%23", "#") : "";
        } while (!after.isEmpty());
        assertThat(seen).hasSize(222).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void showsTheStockThatNeedsSomebody_andTheListFromAnySku() {
        busyEvening();
        world.attention.settle(
                Shop.DEFAULT_OWNER,
                Set.of(
                        new Entry(Reason.LOW, new Sku("MUG-1")),
                        new Entry(Reason.SOLD_OUT, new Sku("HOT-GLOW")),
                        new Entry(Reason.SOLD_OUT, new Sku("BASE"))),
                NOW.minusSeconds(300));
        assertThat(text(world.page(Map.of("page", "stock"))))
                .contains("Found by the watch of 5 min ago")
                .containsSubsequence("HOT-GLOW", "Sold out: reorder", "MUG-1", "Low: reorder", "All SKUs", "BASE");
        assertThat(text(world.page(Map.of("page", "stock", "sku", "MUG-2"))))
                .contains("MUG-2")
                .doesNotContain("Needs somebody", "MUG-1 ", "HOT-GLOW");
    }

    @Test
    void marksAReviewAsReplied_whenAskedByAnActionAndNotByAnAddress() {
        Shop shop = world.shop("1", "Maple");
        world.negative(shop, "r1", 1, "It arrived broken", Duration.ofHours(30));
        world.negative(shop, "r2", 2, "Cracked lid", Duration.ofHours(20));
        Map<String, Object> asked = Map.of("name", "replied", "shop", "1", "id", "r1");
        assertThat(text(world.page(Map.of("page", "reviews", "action", "replied", "shop", "1", "id", "r1"))))
                .contains("1 Replies overdue", "1 Replies waiting")
                .containsSubsequence(
                        "6 h 0 min late", "It arrived broken", "Damaged on arrival", "in 4 h 0 min", "Cracked lid")
                .contains("1729 2 2 Damaged on arrival 2 Warehouse")
                .doesNotContain("Mark as replied");
        assertThat(world.page(Map.of("page", "reviews", "browser", Map.of("token", "t0ken"))))
                .contains("<form method=\"post\" action=\"/console\">", "value=\"t0ken\"", "Mark as replied");
        assertThat(text(world.page(Map.of("page", "reviews", "action", asked))))
                .contains("Marked as replied.")
                .doesNotContain("It arrived broken")
                .contains("Cracked lid");
        assertThat(text(world.page(Map.of("page", "reviews", "action", asked)))).contains("It was marked before.");
        assertThat(text(world.page(Map.of("action", Map.of("name", "replied", "shop", "1", "id", "none")))))
                .contains("There is no such review.");
    }

    @Test
    void sendsAParkedMessageAgain_onceAndOnlyWhenThereIsSomethingToSend() {
        world.shop("1", "Maple");
        world.parked.park(new Parked("a", "OrderEvents", "unknown shop", "{\"order\":1}", NOW));
        world.parked.park(new Parked("b", "OrderEvents", "not readable", "", NOW));
        assertThat(text(world.page(Map.of("page", "system", "action", Map.of("name", "replay", "id", "a")))))
                .contains("Sent again.")
                .doesNotContain("unknown shop");
        assertThat(text(world.page(Map.of("page", "system", "action", Map.of("name", "replay", "id", "a")))))
                .contains("It is not parked any more");
        assertThat(text(world.page(Map.of("page", "system", "action", Map.of("name", "replay", "id", "b")))))
                .contains("not readable");
        assertThat(world.queues.sent).containsExactly("OrderEvents {\"order\":1}");
    }

    @Test
    void saysThatNothingWaits_whenEverythingIsNew() {
        assertThat(text(world.page(HOME))).contains("No shop is connected. Run: backroom connect");
        assertThat(text(world.page(Map.of("page", "orders")))).contains("No order waits.");
        assertThat(text(world.page(Map.of("page", "system"))))
                .contains("Nothing is parked.")
                .contains("None today and yesterday.");
        world.shop("1", "Maple");
        assertThat(text(world.page(Map.of("page", "reviews")))).contains("No review waits for a reply.");
        assertThat(text(world.page(Map.of("page", "stock"))))
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
        for (Word word : Word.values()) {
            assertThat(word.in(Language.CHINESE)).as(word.name()).isNotBlank();
            assertThat(word.in(Language.CHINESE).contains("%s"))
                    .as(word.name())
                    .isEqualTo(word.in(Language.ENGLISH).contains("%s"));
        }
    }

    @Test
    void listsCasesByDeadline_andSendsTheAnswerToTheQueue() {
        Shop shop = world.shop("1", "Maple");
        world.waits(shop, "4035", Duration.ofHours(30));
        world.waits(shop, "4036", Duration.ofHours(3));

        String page = world.page(Map.of("page", "aftersales", "browser", Map.of("token", "t")));

        assertThat(text(page)).containsSubsequence("in 3 h 0 min", "4036", "in 1 d 6 h", "4035");
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
        assertThat(text(world.page(Map.of("page", "aftersales", "action", answer))))
                .contains("The answer is on its way to the platform.");
        assertThat(world.queues.sent.getLast()).contains("\"type\":-2", "\"case\":\"4036\"", "\"who\":\"console\"");
        assertThat(text(world.page(Map.of("page", "aftersales", "action", Map.of("name", "answer", "shop", "1")))))
                .contains("There is no such case.");
        assertThat(text(world.page(Map.of("page", "today")))).contains("Cases to answer");
    }

    @Test
    void showsHostileTextAsText_whereverItCameFrom() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202E&amp;\u0000";
        Shop shop = world.shop("1", hostile);
        world.item("A\"><b>", hostile, 5);
        world.store(List.of(
                order(shop, "<i>1</i>", OrderStatus.AWAITING_SHIPMENT, "<u>sku</u>", 1, Duration.ofHours(1), false)));
        world.parked.park(new Parked("<p>", "<q>", hostile, "", NOW));
        world.kept.keep(List.of(new Signal(
                77, "<n>", Optional.of(new ShopId("<s>")), Optional.empty(), NOW, List.of(), Map.of("x", hostile))));
        world.negative(shop, "r\"<x>", 1, hostile, Duration.ofHours(1));
        StringBuilder all = new StringBuilder();
        for (Page of : Page.values()) {
            String page = world.page(Map.of("page", of.code(), "browser", Map.of("token", "t")));
            all.append(page);
            assertThat(new TreeSet<>(Pattern.compile("<([a-z0-9]+)")
                            .matcher(page)
                            .results()
                            .map(match -> match.group(1))
                            .toList()))
                    .isSubsetOf(
                            "a",
                            "b",
                            "button",
                            "div",
                            "form",
                            "h1",
                            "h2",
                            "h3",
                            "header",
                            "input",
                            "line",
                            "nav",
                            "p",
                            "polyline",
                            "rect",
                            "section",
                            "span",
                            "style",
                            "svg",
                            "table",
                            "tbody",
                            "td",
                            "text",
                            "th",
                            "thead",
                            "time",
                            "tr");
            assertThat(Pattern.compile("\\son[a-z]+\\s*=\\s*\"").matcher(page).find())
                    .isFalse();
            assertThat(page).doesNotContain("\u202E").doesNotContain("\u0000").doesNotContain("<b>&quot;");
        }
        assertThat(all.toString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x onerror=alert(2)&gt;")
                .contains("&lt;u&gt;sku&lt;/u&gt;")
                .contains("&lt;i&gt;1&lt;/i&gt;")
                .contains("&lt;n&gt;");
    }

    @Test
    void takesNoMarkupFromTheEvent() {
        assertThat(world.page(Map.of("lang", "<script>", "page", "<script>", "x", "<script>")))
                .doesNotContain("<script");
    }

    @Test
    void showsTheRest_whenOnePartCannotBeRead() {
        world.shop("1", "Maple");
        world.queues.waiting.put("OrderEventsDead", -1);
        assertThat(text(world.page(Map.of("page", "system"))))
                .contains("This part could not be read: SqsException")
                .contains("Maple")
                .contains("Nothing is parked.");
        world.dynamo.deleteTable(d -> d.tableName("Orders"));
        assertThat(text(world.page(HOME))).contains("This part could not be read: ");
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

    private void busyEvening() {
        Shop shop = world.shop("7495540735365777507", "Maple & Moon");
        world.shop("7495540735365777508", "Maple Outlet");
        world.shops.disconnect(new ShopId("7495540735365777508"), NOW);
        world.shops.authorisationEnds(shop.id(), NOW.plus(Duration.ofDays(11)));
        world.item("HOT-GLOW", "Glow serum, 30 ml", 4);
        world.item("BASE", "Foundation", 500);
        for (int i = 1; i <= 12; i++) {
            world.item("MUG-" + i, "Mug, colour " + i, 5 + 7 * i);
        }
        List<OrderSnapshot> seen = new ArrayList<>();
        for (int i = 1; i <= 305; i++) {
            Duration left = Duration.ofMinutes(i <= 3 ? -120 + i * 10L - 10 : i <= 43 ? i * 5L : 240 + i * 7L);
            String sku = i % 4 == 0
                            && seen.stream()
                                            .filter(one -> one.lines()
                                                    .getFirst()
                                                    .sku()
                                                    .code()
                                                    .equals("HOT-GLOW"))
                                            .count()
                                    < 74
                    ? "HOT-GLOW"
                    : i % 75 == 5 ? "NO-SUCH" : "BASE";
            boolean cancels = i % 75 == 7;
            OrderStatus status = i > 300 ? OrderStatus.AWAITING_COLLECTION : OrderStatus.AWAITING_SHIPMENT;
            seen.add(order(
                    shop,
                    "5760000000000%05d".formatted(i),
                    status,
                    sku,
                    sku.equals("HOT-GLOW") ? 2 : 1,
                    left,
                    cancels));
        }
        world.store(seen);
        world.queues.waiting.putAll(Map.of("OrderEvents", 120, "OrderEventsDead", 3));
        world.parked.park(new Parked("3f2c", "OrderEvents", "unknown shop 99", "{}", NOW.minusSeconds(4000)));
        world.parked.park(new Parked(
                "9a1b",
                "ShopEvents",
                "a signed webhook of 17 bytes cannot be read: type is not a positive number",
                "",
                NOW.minusSeconds(400)));
        world.kept.keep(List.of(kept(14, "1"), kept(14, "2"), kept(4711, "3")));
    }

    private static Signal kept(int type, String notification) {
        return new Signal(
                type,
                notification,
                Optional.of(new ShopId("7495540735365777507")),
                Optional.empty(),
                NOW,
                List.of(),
                Map.of());
    }

    /** What a reader sees: the text of the page, blanks folded. */
    private static String text(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static List<String> rows(String page) {
        return Pattern.compile("(?<=>)576\\d{15}(?=<)")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
