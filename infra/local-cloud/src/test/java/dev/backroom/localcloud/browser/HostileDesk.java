package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;

import dev.backroom.localcloud.browser.FilledOrders.Placed;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.model.wave.WavePlan;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The order desk of one shop, with a hostile text wherever a buyer, a warehouse, a carrier or a colleague may write one. */
final class HostileDesk {
    static final String ORDER = "999";
    static final String WAVE = "2026-11-20T10-main";

    private final FilledShop into;
    private final Shop shop;
    private final List<String> texts;
    private final DynamoDbClient dynamo;
    private final String desk;

    HostileDesk(FilledShop into, Shop shop, List<String> texts) {
        this.into = into;
        this.shop = shop;
        this.texts = texts;
        this.dynamo = into.cloud.dynamoDb();
        this.desk = into.table("Desk");
    }

    /** In bulk, together with all other orders of the test; the rest follows with {@link #fill}. */
    List<Placed> orders() {
        List<Placed> placed = new ArrayList<>();
        String all = String.join(" ", texts);
        // Due last, so that it does not push another from the first page.
        placed.add(placed(ORDER, "?", 10, new Recipient(all, all, all, all, all, all), "", HoldCode.values()));
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Recipient to = new Recipient(text, text, text, text, text, text);
            placed.add(placed("8%03d".formatted(i), text.strip(), 9, to, WAVE));
        }
        return placed;
    }

    private Placed placed(String id, String sku, int hours, Recipient to, String wave, HoldCode... codes) {
        List<Hold> found = new ArrayList<>();
        for (HoldCode code : codes) {
            if (code.isFromRecipient()) {
                found.add(new Hold(code, texts.subList(0, 20)));
            }
        }
        return new Placed(
                FilledOrders.order(
                        shop,
                        id,
                        OrderStatus.AWAITING_SHIPMENT,
                        sku,
                        1,
                        Duration.ofHours(1),
                        Duration.ofHours(hours),
                        to),
                found,
                wave);
    }

    void fill(List<Order> stored) {
        waves(stored);
        decisions();
        handover();
        AftersaleTable cases = new AftersaleTable(dynamo, desk);
        BinTable bins = new BinTable(dynamo, desk);
        texts.forEach(text -> {
            cases.put(Optional.empty(), waits(text));
            bins.put(Shop.DEFAULT_OWNER, Slot.MAIN, new Sku(text.strip()), text);
        });
    }

    private void waves(List<Order> stored) {
        WaveTable waves = new WaveTable(dynamo, desk);
        List<Order> in = stored.stream()
                .filter(order -> order.wave().equals(Optional.of(WAVE)))
                .toList();
        Wave ten = wave(Slot.MAIN);
        waves.claim(ten, in.stream().map(Order::key).toList());
        waves.put(ten, WavePlan.lines(in));
        waves.finish(ten.released(in.size(), in.size()));
        for (String text : texts) {
            waves.claim(wave(text), List.of());
            waves.forecasts().put(shop.id(), new WaveForecast(text, NOW, Optional.empty(), 1, 0, 0, Optional.empty()));
        }
    }

    private Wave wave(String warehouse) {
        Turn turn = new Turn(LocalDate.parse("2026-11-20"), 10, NOW.minus(Duration.ofHours(2)));
        return Wave.regular(shop.id(), warehouse, turn, 300);
    }

    private void decisions() {
        String orders = into.table("Orders");
        for (int i = 0; i < texts.size(); i++) {
            new DecideOrder(
                            new OrderTable(dynamo, orders),
                            new DecisionTable(dynamo, orders, desk),
                            Clock.fixed(NOW.minusSeconds(i), ZoneOffset.UTC))
                    .decide(key(), new Decision.Note(), texts.get(i), new Remark(texts.get(i)));
        }
    }

    private void handover() {
        HandoverTable handovers = new HandoverTable(dynamo, desk);
        if (handovers.begin(key(), texts.getFirst(), "test", NOW, NOW.plusSeconds(60))
                instanceof HandoverTable.Begun.Ours(var handover)) {
            handovers.end(
                    handover.sent(texts.get(1), texts.get(2)).waiting(texts.get(2), false), "test", Optional.empty());
        }
        for (String text : texts) {
            Parcel parcel = new Parcel(text, Parcel.State.ARRANGED, text, text, Optional.empty(), Map.of(text, 1));
            handovers.put(key(), parcel, NOW);
        }
    }

    private Aftersale waits(String text) {
        CaseSnapshot read = new CaseSnapshot(
                new CaseKey(key(), CaseKind.RETURN, text),
                CaseState.REQUESTED,
                Remedy.RETURN_AND_REFUND,
                CaseInitiator.BUYER,
                text,
                NOW,
                NOW,
                NOW,
                Optional.of(new NextStep(NextStep.What.ANSWER_RETURN, NOW.plus(Duration.ofHours(5)))),
                List.of(),
                Optional.empty(),
                false);
        return Aftersale.after(Optional.empty(), read).orElseThrow().refusable(List.of(new RejectReason(text, text)));
    }

    private OrderKey key() {
        return new OrderKey(shop.id(), ORDER);
    }
}
