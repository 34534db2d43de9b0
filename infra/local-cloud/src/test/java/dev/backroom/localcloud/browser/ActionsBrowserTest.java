package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.browser.FilledOrders.Placed;
import dev.backroom.model.Shop;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.store.order.CancelWish;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator does with keys and buttons, in a real browser. */
@Tag("system")
final class ActionsBrowserTest {
    private static final Recipient BUYER = new Recipient("A. Buyer", "1", "1 Example Street", "90001", "US", "");

    private static Optional<InstalledChromium> chromium = Optional.empty();
    private static Optional<LocalCloud> started = Optional.empty();
    private static Optional<FilledShop> filled = Optional.empty();
    private static Optional<Shop> shop = Optional.empty();

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
        Shop one = into.shop("7495540735365777507", "Maple & Moon");
        List<Placed> placed = new ArrayList<>();
        into.item("MUG", "Mug", 500);
        for (int i = 0; i < 4; i++) {
            placed.add(new Placed(
                    FilledOrders.order(
                            one,
                            id(i),
                            OrderStatus.AWAITING_SHIPMENT,
                            "MUG",
                            1,
                            Duration.ofHours(1),
                            Duration.ofHours(9),
                            BUYER),
                    List.of(new Hold(HoldCode.PHONE_INVALID, List.of("phone: not-assigned"))),
                    ""));
        }
        into.orders.store(placed);
        into.flush();
        filled = Optional.of(into);
        shop = Optional.of(one);
    }

    @AfterAll
    static void stop() {
        started.ifPresent(LocalCloud::close);
        chromium.ifPresent(InstalledChromium::close);
    }

    @Test
    void writesTheNoteDown_whenEnterIsPressedInItOnTheOrdersPage() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(console() + "?page=orders&lane=HELD&lang=en");
            var row = page.locator("tr", new Page.LocatorOptions().setHasText(id(0)));
            row.locator("summary").click();
            row.locator("input[name='action.note']").fill("rang the buyer");
            row.locator("input[name='action.note']").press("Enter");

            page.getByText("Note added.").waitFor();
        }
        assertNotedOnly(id(0), "rang the buyer");
    }

    @Test
    void writesTheNoteDown_whenEnterIsPressedInItOnTheOrdersOwnPage() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(console() + "?page=order&lang=en&order=" + id(1));
            page.locator("input[name='action.note']").fill("asked for a number");
            page.locator("input[name='action.note']").press("Enter");

            page.getByText("Note added.").waitFor();
        }
        assertNotedOnly(id(1), "asked for a number");
    }

    @Test
    void cancelsOnlyWithAChosenReason_andAfterItWasConfirmed() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(console() + "?page=orders&lane=HELD&lang=en");
            page.locator("tr", new Page.LocatorOptions().setHasText(id(2)))
                    .getByText("Cancel…")
                    .click();
            page.locator("input[name='action.word']").fill("shelf is empty");
            page.locator("input[name='action.word']").press("Enter");
            assertThat(page.getByText("Yes, cancel order").count())
                    .as("the browser asks for the reason first")
                    .isZero();
            page.locator("select[name='action.reason']").selectOption(new SelectOption().setValue("out-of-stock"));
            page.locator("input[name='action.word']").press("Enter");
            assertThat(page.locator("dl.facts").textContent()).contains("Maple & Moon", "12.90 USD", "out of stock");
            page.keyboard().press("Enter");
            assertThat(wish(id(2))).as("Enter confirms nothing").isEmpty();
            page.getByText("Yes, cancel order " + id(2)).click();

            page.getByText("the platform is asked to cancel it").waitFor();
        }
        assertThat(wish(id(2))).map(CancelWish::reason).contains(CancelReason.OUT_OF_STOCK);
    }

    private static void assertNotedOnly(String id, String why) {
        assertThat(decisions().history(key(id), 9))
                .extracting(Decided::did, Decided::why)
                .containsExactly(Tuple.tuple(Decided.Did.NOTED, why));
        assertThat(wish(id)).isEmpty();
    }

    private static Optional<CancelWish> wish(String id) {
        return decisions().wish(key(id));
    }

    private static DecisionTable decisions() {
        FilledShop into = filled.orElseThrow();
        return new DecisionTable(into.cloud.dynamoDb(), into.table("Orders"), into.table("Desk"));
    }

    private static OrderKey key(String id) {
        return new OrderKey(shop.orElseThrow().id(), id);
    }

    private static String id(int i) {
        return "5770000000000%05d".formatted(i);
    }

    private static BrowserContext context() {
        return InstalledChromium.patient(chromium.orElseThrow().browser().newContext());
    }

    private static String console() {
        return started.orElseThrow().endpoints().console().toString();
    }
}
