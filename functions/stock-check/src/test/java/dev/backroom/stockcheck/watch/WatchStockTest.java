package dev.backroom.stockcheck.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Shop;
import dev.backroom.model.Signal;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.stockcheck.FakeChannel;
import dev.backroom.stockcheck.FakeChannel.Fault;
import dev.backroom.stockcheck.StockFixture;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.tiktok.inventory.FigureRefused;
import dev.backroom.tiktok.inventory.Refusal;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class WatchStockTest {
    private static final Duration TICK = Duration.ofMinutes(15);

    private final StockFixture room = new StockFixture();

    @BeforeEach
    void list() {
        room.stock("MUG", "north", 30);
        room.channel.list(room.shop, "17", "27", "MUG", Map.of("71", 1));
        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));
    }

    @Test
    void tellsOnceThatStockRunsLow_andAgainOnlyAfterRecovery() {
        room.sell("MUG", "north", 11);
        tick();
        tick();
        assertThat(told()).containsExactly(NoticeType.STOCK_LOW);
        Notice low = room.notices.values().iterator().next();
        assertThat(low.facts())
                .containsEntry("sku", "MUG")
                .containsEntry("title", "MUG title")
                .containsEntry("available", "19")
                .containsEntry("safetyStock", "20");
        assertThat(low.shop()).contains(room.shop.id());
        assertThat(low.id()).isEqualTo("stock#main#MUG#1#LOW");

        room.sell("MUG", "north", 19);
        tick();
        room.receive("MUG", "north", 5);
        tick();
        room.receive("MUG", "north", 95);
        tick();
        room.sell("MUG", "north", 90);
        tick();
        assertThat(told())
                .containsExactly(
                        NoticeType.STOCK_LOW, NoticeType.STOCK_OUT, NoticeType.STOCK_BACK, NoticeType.STOCK_LOW);
    }

    @Test
    void seesNoRecovery_whereOrdersOnTheirWayTakeTheUnits() {
        room.sell("MUG", "north", 11);
        tick();
        room.receive("MUG", "north", 3);
        room.channel.committed = 5;
        tick();
        room.sell("MUG", "north", 5);
        tick();
        assertThat(told()).containsExactly(NoticeType.STOCK_LOW);

        room.receive("MUG", "north", 40);
        room.channel.committed = 30;
        tick();
        room.sell("MUG", "north", 38);
        tick();
        assertThat(told()).containsExactly(NoticeType.STOCK_LOW, NoticeType.STOCK_LOW);
    }

    @Test
    void countsTheUnitsOfAllWarehouses() {
        room.sell("MUG", "north", 15);
        room.receive("MUG", "south", 5);
        tick();

        assertThat(told()).isEmpty();
    }

    @Test
    void namesNoShop_whereSeveralSellTheSameStock() {
        room.open("2", "seller-2", Map.of());
        room.sell("MUG", "north", 30);
        tick();

        assertThat(room.notices.values()).extracting(Notice::shop).containsExactly(Optional.empty());
    }

    @Test
    void tellsAgain_whenItCouldNotBeSent() {
        room.sell("MUG", "north", 30);
        room.noticesBroken = true;
        assertThatThrownBy(() -> room.watch().run()).isInstanceOf(IllegalStateException.class);

        room.noticesBroken = false;
        tick();
        assertThat(told()).containsExactly(NoticeType.STOCK_OUT);
    }

    @Test
    void repairsAnEditByHandAtOnce_andTellsOfItOnce() {
        room.channel.edit(room.shop, "27", Map.of("71", 77));
        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));
        assertThat(told()).isEmpty();

        tick();
        tick();
        assertThat(told()).containsExactly(NoticeType.STOCK_DRIFT);
        assertThat(room.notices.values().iterator().next().facts())
                .containsEntry("ours", "30")
                .containsEntry("theirs", "77")
                .containsEntry("channel", "TikTok Shop");
    }

    @Test
    void saysThatAFigureWasChangedByHand_onlyWhereThePlatformSaysSo() {
        room.channel.edit(room.shop, "27", Map.of("71", 77));
        tick();
        tick();
        assertThat(room.notices.values())
                .singleElement()
                .satisfies(notice -> assertThat(notice.facts()).doesNotContainKey("byHand"));
        tick();
        room.notices.clear();

        room.channel.edit(room.shop, "27", Map.of("71", 77));
        edited("27", room.clock.instant());
        assertThat(room.listed("MUG").drift().byHand()).isTrue();
        room.publishAll();
        tick();

        assertThat(room.notices.values())
                .singleElement()
                .satisfies(notice -> assertThat(notice.facts())
                        .containsEntry("byHand", notice.facts().get("since")));
        assertThat(room.listed("MUG").drift()).isEqualTo(Drift.NONE);
    }

    @Test
    void doesNotTakeAnEarlierEdit_forTheReasonOfADifferenceSinceOurPublication() {
        Instant before = room.clock.instant().minusSeconds(3_600);
        room.channel.edit(room.shop, "27", Map.of("71", 77));

        edited("27", before);

        assertThat(room.listed("MUG").drift().phase()).isEqualTo(Drift.Phase.SUSPECTED);
        assertThat(room.listed("MUG").drift().byHand()).isFalse();
    }

    private void edited(String platformSku, Instant at) {
        Signal signal = new Signal(
                68,
                "n",
                Optional.empty(),
                Optional.of("seller-1"),
                at,
                List.of(),
                Map.of("sku", platformSku, "kind", "manual_adjustment"));
        room.heed().handle(List.of(new QueueMessage("m", SignalCodec.write(signal))));
    }

    @Test
    void putsWhatCameBackOnTheListOfWhatNeedsSomebody_lastOfAll() {
        Slot apart = StockFixture.slot("MUG", "north").quarantine();
        room.moves()
                .book(StockFixture.OWNER, new Movement(Movement.Kind.RETURN, apart, 2, "4035", "test", "came back"));
        tick();

        assertThat(new AttentionTable(room.engine(), room.stockTable)
                        .worst(StockFixture.OWNER, 9)
                        .entries())
                .containsExactly(new AttentionTable.Entry(AttentionTable.Reason.QUARANTINED, new Sku("MUG")));
    }

    @Test
    void offersNothingAgain_thatTheChannelSoldInOrdersWeHaveNotSeen() {
        room.channel.committed = 30;
        room.channel.edit(room.shop, "27", Map.of("71", 0));
        room.heed().handle(List.of(message("m1", 68, "27", "manual_adjustment")));
        room.publishAll();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 0));

        room.channel.committed = 30;
        room.sell("MUG", "north", 22);
        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 0));

        room.channel.committed = 0;
        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 8));
    }

    @Test
    void raisesAtTheSecondLook_whatNoOrderExplains() {
        room.channel.committed = 30;
        room.channel.edit(room.shop, "27", Map.of("71", 4));
        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 4));

        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));
        assertThat(told()).containsExactly(NoticeType.STOCK_DRIFT);
    }

    @Test
    void raisesAtOnce_whatOrdersCannotExplain() {
        room.channel.edit(room.shop, "27", Map.of("71", 4));
        tick();

        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));
    }

    @Test
    void publishesAgain_whatTheChannelForgot() {
        room.sell("MUG", "north", 1);
        room.channel.faults.add(Fault.FORGET);
        room.publish("MUG");
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));

        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 29));
    }

    @Test
    void publishesAtLast_whatNobodyWasToldOf() {
        room.sell("MUG", "north", 1);
        tick();

        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 29));
        assertThat(room.listed("MUG").drift().phase().name()).isEqualTo("NONE");
    }

    @Test
    void publishesAtLast_whatADeadProcessLeft() {
        room.sell("MUG", "north", 1);
        room.channel.faults.add(Fault.CRASH);
        assertThatThrownBy(() -> room.publish("MUG")).isInstanceOf(FakeChannel.Crash.class);

        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 29));
    }

    @Test
    void tellsOfARefusal_onceARowOfThem() {
        room.channel.refusal = new FigureRefused(Refusal.PROMOTION, 12052393);
        refuseNext(4);
        room.sell("MUG", "north", 1);
        room.publish("MUG");
        tick();
        tick();
        tick();
        assertThat(told()).containsExactly(NoticeType.PUBLISH_FAILED);
        Notice failed = room.notices.values().iterator().next();
        assertThat(failed.facts().get("reason")).contains("promotion").contains("12052393");

        tick();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 29));
        room.sell("MUG", "north", 1);
        refuseNext(1);
        room.publish("MUG");
        tick();
        assertThat(told()).containsExactly(NoticeType.PUBLISH_FAILED, NoticeType.PUBLISH_FAILED);
    }

    @Test
    void tellsThatNothingIsLeftToSell_andThatTheChannelDoesNotTakeZero() {
        room.channel.refusal = new FigureRefused(Refusal.QUANTITY, 12052055);
        refuseNext(1);
        room.sell("MUG", "north", 30);
        room.publish("MUG");
        tick();

        assertThat(told()).containsExactlyInAnyOrder(NoticeType.STOCK_OUT, NoticeType.PUBLISH_FAILED);
    }

    @Test
    void tellsNobody_ofWhatThePlatformDerivesItself() {
        room.channel.refusal = new FigureRefused(Refusal.DERIVED, 12052850);
        refuseNext(9);
        room.sell("MUG", "north", 1);
        room.publish("MUG");
        tick();
        tick();

        assertThat(told()).isEmpty();
        assertThat(room.channel.updates).hasSize(2);
    }

    @Test
    void tellsOfARefusal_thatFollowsAHarmlessOne() {
        room.channel.refusal = new FigureRefused(Refusal.DERIVED, 12052850);
        refuseNext(1);
        room.sell("MUG", "north", 1);
        room.publish("MUG");
        room.clock.advance(Refusal.DERIVED.retry());
        room.channel.refusal = new FigureRefused(Refusal.PROMOTION, 12052393);
        refuseNext(9);
        tick();
        tick();
        tick();

        assertThat(told()).containsExactly(NoticeType.PUBLISH_FAILED);
    }

    @Test
    void tellsOfAFailureThatShouldPass_onlyIfItDoesNot() {
        room.sell("MUG", "north", 1);
        room.channel.faults.addAll(List.of(Fault.DOWN, Fault.DOWN, Fault.DOWN));
        room.publish("MUG");
        room.watch().run();
        room.changes.clear();
        assertThat(told()).isEmpty();

        room.clock.advance(TICK);
        room.watch().run();
        assertThat(told()).containsExactly(NoticeType.PUBLISH_FAILED);
    }

    @Test
    void learnsNewWarehouses_andListsThemAll() {
        room.channel.edit(room.shop, "27", Map.of("71", 30, "72", 4));
        tick();

        assertThat(room.listed("MUG").listing().warehouses()).containsExactly("71", "72");
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30, "72", 0));
    }

    @Test
    void publishesNoMoreToAListingThatIsGone() {
        room.channel.unlist(room.shop, "27");
        tick();
        assertThat(room.listed("MUG").listing().live()).isTrue();

        tick();
        assertThat(room.listed("MUG").listing().live()).isFalse();
        assertThat(told()).isEmpty();
    }

    @Test
    void keepsAListing_thatOneAnswerForgot() {
        room.channel.unlist(room.shop, "27");
        tick();
        room.channel.list(room.shop, "17", "27", "MUG", Map.of("71", 30));
        tick();
        room.channel.unlist(room.shop, "27");
        tick();

        assertThat(room.listed("MUG").listing().live()).isTrue();
    }

    @Test
    void keepsAListing_whoseFiguresCannotBeRead() {
        room.channel.unlist(room.shop, "27");
        room.channel.garbled = true;
        tick();
        tick();

        assertThat(room.listed("MUG").listing().live()).isTrue();
    }

    @Test
    void searchesAllProductsOnceADay_andOtherwiseTheChangedOnes() {
        tick();
        room.clock.advance(Duration.ofDays(1));
        tick();

        assertThat(room.channel.searches)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(StockFixture.NOON.minus(RefreshListings.OVERLAP)),
                        Optional.empty());
    }

    @Test
    void watchesTheOthers_whenOneShopAnswersOnlyErrors() {
        Shop other = room.open("2", "seller-2", Map.of());
        room.channel.list(other, "40", "41", "MUG", Map.of("71", 1));
        room.channel.closed.add(room.shop.id());
        room.sell("MUG", "north", 30);

        WatchStock.Watched watched = room.watch().run();

        assertThat(watched.shops()).isEqualTo(2);
        assertThat(watched.unanswered()).isEqualTo(1);
        assertThat(room.troubles.keySet()).containsExactly(room.shop.id().value());
        assertThat(told()).containsExactly(NoticeType.STOCK_OUT);
        assertThat(room.listed("MUG")).isNotNull();
    }

    @Test
    void writesNothing_whenNothingHasHappened() {
        room.channel.updates.clear();
        WatchStock.Watched watched = room.watch().run();

        assertThat(watched).isEqualTo(new WatchStock.Watched(1, 0, 1, 1, 0, 0, 0));
        assertThat(room.changes).isEmpty();
    }

    @Test
    void doesNothing_withoutAConnectedShop() {
        room.shops.clear();

        assertThat(room.watch().run()).isEqualTo(new WatchStock.Watched(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void looksAtOnce_whereAWebhookSays() {
        room.channel.edit(room.shop, "27", Map.of("71", 77));
        int before = room.channel.asked;

        assertThat(room.heed()
                        .handle(List.of(
                                message("m1", 68, "27", "manual_adjustment"),
                                message("m2", 68, "27", "manual_adjustment"))))
                .isEmpty();

        assertThat(room.channel.asked).isEqualTo(before + 1);
        room.publishAll();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));
    }

    @Test
    void looksAtTheShopThatAWebhookNames() {
        room.sell("MUG", "north", 30);

        room.heed()
                .handle(List.of(new QueueMessage(
                        "m1",
                        StockFixture.signal(
                                27, Optional.of(room.shop.id().value()), Optional.empty(), Map.of("sku", "27")))));

        assertThat(told()).containsExactly(NoticeType.STOCK_OUT);
    }

    @Test
    void passesOverWhatOrdersChange_andWhatNobodyKnows() {
        int asked = room.channel.asked;

        assertThat(room.heed()
                        .handle(List.of(
                                message("m1", 68, "27", "order_shipped"),
                                message("m2", 68, "99", "manual_adjustment"),
                                new QueueMessage(
                                        "m3",
                                        StockFixture.signal(
                                                27, Optional.of("404"), Optional.empty(), Map.of("sku", "27"))))))
                .isEmpty();

        assertThat(room.channel.asked).isEqualTo(asked);
    }

    @Test
    void keepsAndCountsTypesAboutProducts() {
        QueueMessage created = new QueueMessage(
                "m1",
                StockFixture.signal(
                        16, Optional.of(room.shop.id().value()), Optional.empty(), Map.of("product", "17")));

        assertThat(room.heed().handle(List.of(created, new QueueMessage("m2", "{"))))
                .isEmpty();

        assertThat(room.kept().counts(LocalDate.parse("2026-11-20"))).containsEntry(16, 1L);
        assertThat(room.parked).containsOnlyKeys("m2");
    }

    @Test
    void triesAgain_whenThePlatformDoesNotAnswer() {
        room.channel.closed.add(room.shop.id());

        assertThat(room.heed().handle(List.of(message("m1", 68, "27", "manual_adjustment"))))
                .containsExactly("m1");
    }

    private void tick() {
        room.clock.advance(room.channel.searches.isEmpty() ? Duration.ZERO : TICK);
        room.watch().run();
        room.publishAll();
    }

    private void refuseNext(int times) {
        for (int i = 0; i < times; i++) {
            room.channel.faults.add(Fault.REFUSE);
        }
    }

    private List<NoticeType> told() {
        return room.notices.values().stream().map(Notice::type).toList();
    }

    private QueueMessage message(String id, int type, String platformSku, String kind) {
        return new QueueMessage(
                id,
                StockFixture.signal(
                        type, Optional.empty(), Optional.of("seller-1"), Map.of("sku", platformSku, "kind", kind)));
    }
}
