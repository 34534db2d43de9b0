package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.model.wave.WavePlan;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class WavePapersTest {
    private static final Recipient HOSTILE =
            new Recipient("=cmd|' /C calc'!A0", "+1 555 0100", "1 <script>alert(1)</script> Street", "90001", "US", "");

    private final ConsoleWorld world = new ConsoleWorld();
    private final WaveTable waves = new WaveTable(world.dynamo, "Desk");
    private final OrderTable orders = new OrderTable(world.dynamo, "Orders");
    private Shop shop;
    private Wave wave;

    WavePapersTest() {
        shop = world.shop("7", "North & South");
        wave = Wave.regular(
                shop.id(),
                Slot.MAIN,
                new Turn(LocalDate.parse("2026-11-20"), 10, ConsoleWorld.NOW.minus(Duration.ofHours(2))),
                300);
    }

    @BeforeEach
    void releaseAWave() {
        world.item("MUG", "Mug", 100);
        world.item("LID", "Lid", 100);
        new BinTable(world.dynamo, "Desk").put(Shop.DEFAULT_OWNER, Slot.MAIN, new Sku("MUG"), "B-07");
        new BinTable(world.dynamo, "Desk").put(Shop.DEFAULT_OWNER, Slot.MAIN, new Sku("LID"), "A-12");
        world.store(List.of(ordered("1", "MUG", 2, 5), ordered("2", "LID", 1, 6), ordered("3", "MUG", 4, 7)));
        List<OrderKey> keys = List.of("1", "2", "3").stream()
                .map(id -> new OrderKey(shop.id(), id))
                .toList();
        waves.claim(wave, keys);
        List<Order> in = orders.replaceAll(orders.load(keys, true).values(), order -> order.into(wave.id()));
        List<WaveLine> lines = WavePlan.lines(in);
        waves.put(wave, lines);
        waves.finish(wave.released(3, 7));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsTheWavesOfTheDay_inBothLanguages() {
        assertThat(world.page(Map.of("page", "waves")))
                .contains(
                        "2026-11-20T10-main", "released", "Pick list", "Packing slips", "Carton labels", "11-20 10:30");
        assertThat(world.page(Map.of("page", "waves", "lang", "zh-CN"))).contains("已下发", "拣货单", "装箱单", "箱标");
    }

    @Test
    void sumsThePickListBySku_inTheOrderOfTheBins() {
        assertThat(paper("pick", ""))
                .containsSubsequence("A-12", "LID", "B-07", "MUG", "6")
                .contains("7 units");
        assertThat(paper("pick", "csv"))
                .startsWith("\uFEFFBin,SKU,")
                .contains("A-12,LID,Lid,1,1\r\nB-07,MUG,Mug,6,2\r\n");
    }

    @Test
    void packsWhatGoesToOnePersonTogether_andEscapesWhatTheBuyerWrote() {
        assertThat(paper("slips", ""))
                .contains("One carton for the orders 1, 2, 3")
                .contains("1 &lt;script&gt;alert(1)&lt;/script&gt; Street")
                .contains("North &amp; South")
                .doesNotContain("<script>");
        assertThat(paper("labels", "")).contains("slip label", "90001");
        assertThat(paper("labels", "csv")).as("no formula").contains(",'=cmd|").doesNotContain(",=cmd");
    }

    @Test
    void printsBarsOfOrderAndTrackingNumber_onSlipsAndCartonLabels() {
        new HandoverTable(world.dynamo, "Desk")
                .put(
                        new OrderKey(shop.id(), "2"),
                        new Parcel("118", Parcel.State.ARRANGED, "", "SPX9400111", Optional.empty(), Map.of()),
                        ConsoleWorld.NOW);

        for (String paper : List.of("slips", "labels")) {
            assertThat(paper(paper, ""))
                    .contains("aria-label=\"Order 1\"", "aria-label=\"Order 2\"", "aria-label=\"Order 3\"")
                    .containsOnlyOnce("aria-label=\"Tracking number SPX9400111\"");
        }
        assertThat(paper("pick", "")).doesNotContain("barcode\"");
    }

    @Test
    void offersTheWavesCarrierLabels_whereThePageStandsOnItsOwn() {
        Map<String, Object> event = Map.of("page", "waves", "shop", "7", "wave", wave.id());
        Map<String, Object> own = new HashMap<>(event);
        own.put("browser", Map.of("token", "t"));
        Map<String, Object> widget = new HashMap<>(event);
        widget.put("widgetContext", Map.of("theme", "light"));

        assertThat(world.page(own))
                .contains(
                        "name=\"action.name\" value=\"labels\"", "value=\"" + wave.id() + "\"", "Carrier labels (PDF)");
        assertThat(world.page(widget)).doesNotContain("Carrier labels");
    }

    @Test
    void leavesOutWhatWasCancelledSince() {
        Order first = Objects.requireNonNull(
                orders.load(List.of(new OrderKey(shop.id(), "3")), true).get(new OrderKey(shop.id(), "3")));
        world.cancel(first, ordered("3", "MUG", 4, 7));

        assertThat(paper("pick", "")).contains("not to be packed: ").contains("3 units");
        assertThat(paper("slips", "")).contains("One carton for the orders 1, 2<");
    }

    @Test
    void leavesOutThePartOfAnOrder_thatWasCancelledSince() {
        Order third = Objects.requireNonNull(
                orders.load(List.of(new OrderKey(shop.id(), "3")), true).get(new OrderKey(shop.id(), "3")));
        world.cancelPart(third, ordered("3", "MUG", 4, 7), 3);

        assertThat(paper("pick", "csv")).contains("A-12,LID,Lid,1,1\r\nB-07,MUG,Mug,3,2\r\n");
        assertThat(paper("pick", "")).contains("4 units");
        assertThat(Seen.text(world.page(Map.of("page", "waves", "shop", "7", "wave", wave.id()))))
                .contains("3 3 1 MUG \u00d71");
    }

    @Test
    void showsWhatIsInAWave_andWhatIsLeftOutAndWhy() {
        Order first = Objects.requireNonNull(
                orders.load(List.of(new OrderKey(shop.id(), "3")), true).get(new OrderKey(shop.id(), "3")));
        world.cancel(first, ordered("3", "MUG", 4, 7));

        String page = Seen.text(world.page(Map.of("page", "waves", "shop", "7", "wave", wave.id())));

        assertThat(page)
                .contains("released 11-20 10:30", "main", "3 / 300", "7 units", "cartons: 1")
                .containsSubsequence("Left out since: not to be packed (1)", "3 cancelled", "Orders in it (2)")
                .containsSubsequence("1 1 MUG \u00d72 due today 5 h 0 min left", "2 2 1 LID \u00d71");
    }

    @Test
    void foretellsTheNextWave_andWhatItLeavesOut() {
        assertThat(Seen.text(world.page(Map.of("page", "waves")))).contains("The desk has not checked yet");
        waves.forecasts()
                .put(
                        shop.id(),
                        new WaveForecast(
                                Slot.MAIN,
                                ConsoleWorld.NOW.minus(Duration.ofMinutes(7)),
                                Optional.of(ConsoleWorld.NOW.plus(Duration.ofMinutes(210))),
                                512,
                                300,
                                12,
                                Optional.of(ConsoleWorld.NOW.plus(Duration.ofHours(30)))));

        assertThat(Seen.text(world.page(Map.of("page", "waves"))))
                .contains("main 11-20 16:00 512 300 212 12 11-21 18:30", "As the desk saw it 7 min ago.");
    }

    @Test
    void saysSo_whenThereIsNoSuchWave() {
        assertThat(world.page(Map.of("page", "waves", "shop", "7", "wave", "2026-01-01T10-main")))
                .contains("There is no such wave.");
    }

    private String paper(String paper, String format) {
        Map<String, Object> event =
                new HashMap<>(Map.of("page", "waves", "shop", shop.id().value(), "wave", wave.id(), "paper", paper));
        event.put("format", format);
        return world.page(event);
    }

    private OrderSnapshot ordered(String id, String sku, int units, int hours) {
        OrderSnapshot plain =
                ConsoleWorld.order(shop, id, OrderStatus.AWAITING_SHIPMENT, sku, units, Duration.ofHours(hours), false);
        return new OrderSnapshot(
                plain.key(),
                new PlatformState(
                        plain.status(),
                        plain.created(),
                        plain.deadlines(),
                        plain.updated(),
                        Milestones.NONE,
                        plain.readAt()),
                false,
                plain.lines(),
                new Payment("buyer-1", plain.total(), plain.paid(), false),
                new Fulfilment(plain.kind(), plain.fulfilledBy(), "", Handling.USUAL),
                false,
                Optional.of(HOSTILE));
    }
}
