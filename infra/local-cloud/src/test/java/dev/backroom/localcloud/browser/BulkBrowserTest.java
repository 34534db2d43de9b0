package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.backroom.console.orders.OrdersPage;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.browser.FilledOrders.Placed;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.store.order.OrderTable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** 3,000 held orders, in a browser: pages of one reason, and 1,000 of them released by one action. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("system")
final class BulkBrowserTest {
    /** As in {@link ConsoleBrowserTest}: judged when asked with -Dbackroom.page.millis=300. */
    private static final double PAGE_MILLIS = Integer.getInteger("backroom.page.millis", Integer.MAX_VALUE);

    private static final int TRIES = 8;
    private static final Recipient BUYER = new Recipient("A. Buyer", "1", "1 Example Street", "90001", "US", "");
    private static final List<Hold> HOLDS = List.of(
            new Hold(HoldCode.PHONE_INVALID, List.of("phone: not-assigned")),
            new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: no-house-number")),
            new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, List.of("postal-code: other-region")));
    private static final int EACH = 1_000;

    private static Optional<InstalledChromium> chromium = Optional.empty();
    private static Optional<LocalCloud> started = Optional.empty();
    private static Optional<FilledShop> filled = Optional.empty();

    @BeforeAll
    static void fill() {
        chromium = InstalledChromium.start();
        assumeTrue(
                chromium.isPresent(), "no Chromium: install it (apt-get install chromium) for the tests in a browser");
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .app("key", "secret")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build());
        started = Optional.of(cloud);
        FilledShop into = new FilledShop(cloud);
        filled = Optional.of(into);
        Shop shop = into.shop("7495540735365777507", "Maple & Moon");
        into.item("MUG", "Mug", HOLDS.size() * EACH);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < HOLDS.size() * EACH; i++) {
            placed.add(new Placed(
                    FilledOrders.order(
                            shop,
                            "5770000000000%05d".formatted(i),
                            OrderStatus.AWAITING_SHIPMENT,
                            "MUG",
                            1,
                            Duration.ofHours(1),
                            Duration.ofMinutes(60 + i),
                            BUYER),
                    List.of(HOLDS.get(i % HOLDS.size())),
                    ""));
        }
        into.orders.store(placed);
        into.flush();
    }

    @AfterAll
    static void stop() {
        started.ifPresent(LocalCloud::close);
        chromium.ifPresent(InstalledChromium::close);
    }

    @Test
    @Order(1)
    void showsAPageOfOneReasonSoon_andCountsAllHeldOrders() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            List<Double> millis = new ArrayList<>();
            while (millis.size() < TRIES) {
                page.navigate(console() + "?page=orders&lane=HELD&why=PHONE_INVALID&lang=en");
                millis.add(((Number) page.evaluate(
                                "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
                        .doubleValue());
                Collections.sort(millis);
            }
            System.err.printf(
                    "held by reason: best %.0f ms, median %.0f ms%n", millis.getFirst(), millis.get(millis.size() / 2));
            assertThat(page.locator("p.chips").textContent())
                    .contains("phone number invalid 1,000", "address incomplete 1,000", "address implausible 1,000");
            assertThat(page.locator("tbody tr").count()).isEqualTo(OrdersPage.HELD);
            assertThat(millis.getFirst()).isLessThan(PAGE_MILLIS);
        }
    }

    @Test
    @Order(2)
    void actsOnThePickedOrdersAlone() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(console() + "?page=orders&lane=HELD&why=ADDRESS_INCOMPLETE&lang=en");
            page.locator("input[type=checkbox]").nth(0).check();
            page.locator("input[type=checkbox]").nth(2).check();
            choose(page, "release", "asked them");
            page.locator("input[name='action.word']").press("Enter");
            page.getByText("Release 2 orders?").waitFor();
            filled.orElseThrow().cloud.resumeEventSources();
            page.getByText("Yes, release 2 orders").click();
            await().atMost(Duration.ofMinutes(10)).until(() -> count(Lane.READY) == 2);
        }
    }

    @Test
    @Order(3)
    void releasesAThousandHeldOrders_byOneAction() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(console() + "?page=orders&lane=HELD&why=PHONE_INVALID&lang=en");
            choose(page, "release", "all rang back");
            page.getByText("All 1,000 of this list…").click();
            assertThat(page.locator("dl.facts").textContent()).contains("1,000", "12,900.00 USD", "all rang back");
            long before = System.nanoTime();
            page.getByText("Yes, release 1,000 orders").click();
            assertThat(page.locator("progress").getAttribute("max")).isEqualTo("1000");
            await().atMost(Duration.ofMinutes(10)).until(() -> count(Lane.READY) == EACH + 2);
            System.err.printf("1,000 orders released in %.1f s%n", (System.nanoTime() - before) / 1e9);
            // The page comes again by itself while the work is under way.
            page.getByText("1,000 orders have a result, of 1,000").waitFor();
            assertThat(page.locator(".tile").textContent()).isEqualTo("1,000done");
        }
        assertThat(count(Lane.HELD)).isEqualTo(2 * EACH - 2);
    }

    private static void choose(Page page, String what, String word) {
        page.locator("select[name='action.what']").selectOption(new SelectOption().setValue(what));
        page.locator("form#bulk input[name='action.word']").fill(word);
    }

    private static int count(Lane lane) {
        FilledShop into = filled.orElseThrow();
        return new OrderTable(into.cloud.dynamoDb(), into.table("Orders"))
                .listed(into.shops.all().getFirst().id(), lane)
                .orders()
                .size();
    }

    private static BrowserContext context() {
        return InstalledChromium.patient(chromium.orElseThrow().browser().newContext());
    }

    private static String console() {
        return started.orElseThrow().endpoints().console().toString();
    }
}
