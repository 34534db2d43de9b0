package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.orders.Evidence;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Texts;
import dev.backroom.model.Shop;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.triage.Finding;
import dev.backroom.model.triage.FraudReason;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.store.wave.WaveTable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class OrderPageTest {
    private static final Recipient BUYER =
            new Recipient("Ada Buyer", "+1 555 0100", "1 Example Street", "90001", "US", "please cancel");
    private static final Hold PHONE = new Hold(HoldCode.PHONE_INVALID, List.of("phone: unreadable"));
    private static final Hold WISH = new Hold(HoldCode.BUYER_WISHES_CANCEL, List.of("en: cancel"));
    private static final Hold ADDRESS = new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, List.of("postal-code: other-region"));

    private final ConsoleWorld world = new ConsoleWorld();
    private final DecideOrder decide = new DecideOrder(
            new OrderTable(world.dynamo, "Orders"),
            new DecisionTable(world.dynamo, "Orders", "Desk"),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private Shop shop = world.shop("1", "Maple");

    @BeforeEach
    void anItem() {
        world.item("MUG", "Mug, blue", 50);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void printsAPackagesLabelAgain_andSaysInTheHistoryWhoDid() {
        OrderKey key = world.held(shop, "577", Duration.ofHours(9), BUYER);
        new OrderTable(world.dynamo, "Orders")
                .replace(world.stored(key), world.stored(key).into("w1"));
        HandoverTable handovers = new HandoverTable(world.dynamo, "Desk");
        handovers.begin(key, "w1", "me", NOW, NOW.plusSeconds(180));
        handovers.put(key, new Parcel("118", Parcel.State.ARRANGED, "", "9400111", Optional.of(NOW), Map.of()), NOW);
        byte[] document = "%PDF-1.7 label".getBytes(StandardCharsets.US_ASCII);
        Instant fetched = Instant.now();
        new LabelTable(world.dynamo, "Labels", Clock.systemUTC())
                .put(new ShippingLabel(key, "118", "9400111", fetched, document));
        Map<String, Object> action = Map.of("name", "label", "shop", "1", "order", "577", "parcel", "118");
        Map<String, Object> page = Map.of("page", "order", "order", "577");

        assertThat(world.page(with(page, "browser", Map.of("token", "t"))))
                .contains("value=\"label\"", "Print label")
                .as("nobody has printed it yet")
                .doesNotContain("label printed");
        String printed = world.page(with(with(page, "browser", Map.of("token", "t")), "action", action));
        assertThat(printed)
                .isEqualTo("data:application/pdf;base64," + Base64.getEncoder().encodeToString(document));
        assertThat(world.page(with(with(page, "widgetContext", Map.of()), "action", action)))
                .contains("download=\"label.pdf\" href=\"data:application/pdf;base64,");

        assertThat(Seen.text(world.page(page)))
                .containsSubsequence("label printed 118 console", "label printed 118 console");
        Map<String, Object> gone = Map.of("name", "label", "shop", "1", "order", "577", "parcel", "119");
        assertThat(world.page(with(with(page, "browser", Map.of("token", "t")), "action", gone)))
                .contains("That label is not kept");
    }

    private static Map<String, Object> with(Map<String, Object> event, String name, Object value) {
        Map<String, Object> more = new HashMap<>(event);
        more.put(name, value);
        return more;
    }

    @Test
    void tellsTheWholeHistory_newestFirst() {
        OrderKey key = world.held(shop, "577", Duration.ofHours(9), BUYER, PHONE);
        decide.decide(key, new Decision.Release(Optional.empty()), "mia", new Remark("rang him"));
        Wave wave = Wave.regular(
                shop.id(), Slot.MAIN, new Turn(LocalDate.parse("2026-11-20"), 12, NOW.plusSeconds(60)), 300);
        new WaveTable(world.dynamo, "Desk").claim(wave, List.of(key));
        new OrderTable(world.dynamo, "Orders")
                .replace(world.stored(key), world.stored(key).into(wave.id()));
        HandoverTable handovers = new HandoverTable(world.dynamo, "Desk");
        handovers.begin(key, wave.id(), "me", NOW.plusSeconds(120), NOW.plusSeconds(180));
        handovers.put(
                key,
                new Parcel("118", Parcel.State.ARRANGED, "USPS", "9400111", Optional.empty(), Map.of("MUG", 1)),
                NOW);
        world.waits(shop, "4035", Duration.ofHours(30));

        String page = Seen.text(world.page(Map.of("page", "order", "order", "577")));

        assertThat(page)
                .contains("Order 577", "to be shipped", "with the warehouse", "Mug, blue", "12.90 USD")
                .containsSubsequence(
                        "History",
                        "handover: the warehouse does not have it yet",
                        "into wave 2026-11-20T12-main",
                        "released let go: phone number invalid \u00b7 rang him mia",
                        "paid",
                        "ordered")
                .containsSubsequence("Parcels", "118", "USPS", "9400111", "MUG \u00d71", "known to the platform")
                .containsSubsequence("Cases after the sale", "4035", "return and refund (no need)", "19.99 USD");
        assertThat(Seen.text(world.page(Map.of("page", "order", "order", "577", "lang", "zh"))))
                .contains("历史记录", "放行：电话号码无效", "进入波次 2026-11-20T12-main", "售后单 4035", "平台已登记");
    }

    @Test
    void showsOfTheBuyerWhatAHoldIsAbout_andNothingElse() {
        world.held(shop, "1", Duration.ofHours(9), BUYER, PHONE);
        world.held(shop, "2", Duration.ofHours(9), BUYER, WISH);
        world.held(shop, "3", Duration.ofHours(9), BUYER, ADDRESS);
        OrderKey ready = world.held(shop, "4", Duration.ofHours(9), BUYER);
        decide.decide(ready, new Decision.Hold(), "mia", Remark.NONE);

        assertThat(order("1")).contains("+1 555 0100").doesNotContain("Ada", "Example Street", "please cancel");
        assertThat(order("2")).contains("please cancel").doesNotContain("Ada", "Example Street", "555 0100");
        assertThat(order("3"))
                .contains("Ada Buyer", "1 Example Street", "90001 US", "postal code: belongs to another region")
                .doesNotContain("555 0100", "please cancel");
        assertThat(order("4")).doesNotContain("Ada", "Example Street", "555 0100", "please cancel", "90001");
        assertThat(world.page(Map.of("page", "orders"))).doesNotContain("Ada", "Example Street", "555 0100");
    }

    @Test
    void findsAnOrderOfAnyShop_whicheverIsShown() {
        Shop other = world.shop("2", "Outlet");
        world.held(other, "577", Duration.ofHours(9), BUYER, PHONE);

        assertThat(Seen.text(world.page(Map.of("page", "order", "order", " 577 ", "shop", "1"))))
                .contains("Order 577", "Outlet");
        assertThat(order("578")).contains("No order 578 in the shops");
        assertThat(world.page(Map.of("page", "order", "order", "GLOW-1", "browser", Map.of("token", "t"))))
                .contains("page=stock", "sku=GLOW-1", "Stock from SKU GLOW-1");
        assertThat(order("577")).doesNotContain("Stock from SKU");
        assertThat(order("")).contains("An order id is");
        assertThat(order("5#7")).contains("An order id is");
        assertThat(world.page(Map.of("page", "today", "browser", Map.of("token", "t"))))
                .contains("role=\"search\"", "name=\"order\"", "name=\"page\" value=\"order\"");
    }

    @Test
    void leadsFromHeldOrderToHeldOrder_byDeadline() {
        world.held(shop, "1", Duration.ofHours(9), BUYER, PHONE);
        world.held(shop, "2", Duration.ofHours(3), BUYER, PHONE);
        world.held(shop, "3", Duration.ofHours(5), BUYER, PHONE);

        assertThat(world.page(Map.of("page", "order", "order", "2"))).contains("order=3\">Next held order");
        assertThat(world.page(Map.of("page", "order", "order", "3"))).contains("order=1\">Next held order");
        assertThat(world.page(Map.of("page", "order", "order", "1"))).doesNotContain("Next held order");
    }

    @Test
    void releasesOneHold_andLeavesTheOthers() {
        OrderKey key = world.held(shop, "1", Duration.ofHours(9), BUYER, PHONE, WISH);
        String print = PHONE.fingerprint(world.stored(key).recipientMark());
        assertThat(world.page(Map.of("page", "order", "order", "1", "browser", Map.of("token", "t"))))
                .contains("name=\"action.hold\" value=\"" + print + "\"");

        world.page(Map.of(
                "page",
                "order",
                "order",
                "1",
                "action",
                Map.of("name", "release", "shop", "1", "id", "1", "hold", print)));

        assertThat(world.stored(key).holds()).containsExactly(WISH);
    }

    @Test
    void putsAllEvidenceIntoWords() {
        Evidence chinese = new Evidence(Texts.in(Language.CHINESE), shop.zone());
        for (Finding.Field field : Finding.Field.values()) {
            for (Finding.Rule rule : Finding.Rule.values()) {
                String code = new Finding(field, rule).toString();
                assertThat(chinese.of(new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of(code))))
                        .isNotEqualTo(code);
            }
        }
        for (FraudReason reason : FraudReason.values()) {
            assertThat(chinese.of(new Hold(HoldCode.SUSPECTED_FRAUD, List.of(reason.text() + " +20"))))
                    .doesNotContain(reason.text())
                    .endsWith(" +20");
        }
        Evidence english = new Evidence(Texts.in(Language.ENGLISH), shop.zone());
        assertThat(english.of(new Hold(HoldCode.HELD_BY_HAND, List.of("2026-11-20T20:00:00Z"))))
                .isEqualTo("since 11-20 12:00");
        assertThat(english.of(new Hold(HoldCode.SUSPECTED_FRAUD, List.of("a new reason +1", "another"))))
                .isEqualTo("a new reason +1; another");
    }

    private String order(String id) {
        return Seen.text(world.page(Map.of("page", "order", "order", id)));
    }
}
