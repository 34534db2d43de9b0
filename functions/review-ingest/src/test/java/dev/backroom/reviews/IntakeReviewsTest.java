package dev.backroom.reviews;

import static dev.backroom.reviews.ReviewWorld.NOON;
import static dev.backroom.reviews.ReviewWorld.key;
import static dev.backroom.reviews.ReviewWorld.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.runtime.queue.QueueMessage;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class IntakeReviewsTest {
    private final ReviewWorld world = new ReviewWorld();
    private final IntakeReviews intake = world.intake();

    @Test
    void storesAReviewOnce_andTellsOnce_whenItComesTwice() {
        QueueMessage bad = message("m1", 1, "Runs small, never replied", 0);
        assertThat(intake.handle(List.of(bad, message("m2", 1, "Runs small, never replied", 0))))
                .isEmpty();
        assertThat(intake.handle(List.of(bad))).isEmpty();
        Review stored = world.table.find(key("r1")).orElseThrow();
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.lang()).isEqualTo("en");
        assertThat(world.told).singleElement().satisfies(notice -> {
            assertThat(notice.id()).isEqualTo("review-negative#" + key("r1"));
            assertThat(notice.facts())
                    .containsEntry("stars", "1")
                    .containsEntry("aspects", "size-fit, service")
                    .containsEntry(
                            "due", NOON.minusSeconds(600).plusSeconds(86_400).toString())
                    .doesNotContainKey("text");
        });
        assertThat(counts().of(Aspect.SIZE_FIT, Polarity.BAD)).isEqualTo(1);
    }

    @Test
    void movesTheCounts_whenAReviewIsEdited() {
        intake.handle(List.of(message("m1", 1, "Runs small", 0)));
        intake.handle(List.of(message("m2", 5, "They sent another one, fast delivery", 60)));
        assertThat(counts().reviews()).isEqualTo(1);
        assertThat(counts().stars(5)).isEqualTo(1);
        assertThat(counts().of(Aspect.SIZE_FIT, Polarity.BAD)).isZero();
        assertThat(counts().of(Aspect.SHIPPING_SLOW, Polarity.GOOD)).isEqualTo(1);
        assertThat(world.table.find(key("r1")).orElseThrow().earlier()).hasSize(1);
    }

    @Test
    void takesTheNewestRead_whenABatchHoldsTwo() {
        intake.handle(List.of(message("m2", 5, "new", 60), message("m1", 1, "old", 0)));
        assertThat(world.table.find(key("r1")).orElseThrow().text()).isEqualTo("new");
        assertThat(world.told).isEmpty();
    }

    @Test
    void matchesTheOrderAndItsSku_whereTheOrderIsKnown() {
        OrderKey order = new OrderKey(ReviewWorld.SHOP_ID, "9");
        world.orders.put(order, order(order));
        intake.handle(List.of(message("m1", 2, "meh", 0)));
        Review stored = world.table.find(key("r1")).orElseThrow();
        assertThat(stored.orderKnown()).isTrue();
        assertThat(stored.sku()).contains(new Sku("LIP-01"));
        assertThat(world.told.getFirst().facts()).containsEntry("sku", "LIP-01").containsEntry("order", "9");
    }

    @Test
    void parksWhatCannotBeRead_andTheRestIsStored() {
        QueueMessage stranger =
                new QueueMessage("m3", message("m3", 1, "x", 0).body().replace(ReviewWorld.SHOP_ID.value(), "5"));
        assertThat(intake.handle(List.of(
                        new QueueMessage("m1", "{not json"),
                        new QueueMessage("m2", "{\"shop\":\"1\"}"),
                        stranger,
                        message("m4", 4, "fine", 0))))
                .isEmpty();
        assertThat(world.parked.list(10))
                .extracting(parked -> parked.id() + ": " + parked.reason())
                .contains("m1: the review cannot be read: not JSON", "m3: no such shop is connected")
                .hasSize(3);
        assertThat(world.table.find(key("r1"))).isPresent();
    }

    @Test
    void parksATimeOutOfRange_andTheRestIsStored() {
        String created = "\"created\":" + NOON.minusSeconds(600).getEpochSecond();
        QueueMessage far = new QueueMessage(
                "m1", message("m1", 1, "x", 0).body().replace(created, "\"created\":" + Long.MAX_VALUE));
        QueueMessage millis =
                new QueueMessage("m2", message("m2", 1, "x", 0).body().replace(created, created + "000"));
        QueueMessage right = new QueueMessage("m3", ReviewCodec.write(seen("r2", 4, "fine", NOON)));
        assertThat(intake.handle(List.of(far, millis, right))).isEmpty();
        assertThat(world.parked.list(10))
                .extracting(parked -> parked.id() + ": " + parked.reason())
                .containsExactlyInAnyOrder(
                        "m1: the review cannot be read: a time is out of range",
                        "m2: the review cannot be read: a time is out of range");
        assertThat(world.table.find(key("r2"))).isPresent();
    }

    @Test
    void storesNothing_whenNobodyCanBeTold_soThatTheNextDeliveryTells() {
        world.silent = true;
        QueueMessage bad = message("m1", 1, "Runs small", 0);
        QueueMessage good = new QueueMessage("m2", ReviewCodec.write(seen("r2", 5, "great", NOON)));
        assertThat(intake.handle(List.of(bad, good))).containsExactly("m1");
        assertThat(world.table.find(key("r1"))).isEmpty();
        assertThat(world.table.find(key("r2"))).isPresent();
        world.silent = false;
        assertThat(intake.handle(List.of(bad))).isEmpty();
        assertThat(world.told).extracting(Notice::type).containsExactly(NoticeType.REVIEW_NEGATIVE);
    }

    private ReviewCounts counts() {
        return world.table.products(ReviewWorld.SHOP_ID, YearMonth.of(2026, 11)).getOrDefault("17", ReviewCounts.NONE);
    }

    private static QueueMessage message(String id, int stars, String text, int seconds) {
        return new QueueMessage(id, ReviewCodec.write(seen("r1", stars, text, NOON.plusSeconds(seconds))));
    }

    private static Order order(OrderKey key) {
        return new Order(
                key,
                1,
                new PlatformState(OrderStatus.DELIVERED, NOON, Deadlines.NONE, NOON, Milestones.NONE, NOON),
                List.of(line("LIP-01", "17"), line("BAG-01", "18")),
                new Payment("", Money.of("10", "USD"), Optional.of(NOON), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "main", Handling.USUAL),
                Reservation.NONE,
                DeskState.NEW);
    }

    private static OrderLine line(String sku, String product) {
        return new OrderLine(new Sku(sku), "1", product, 1, BigDecimal.TEN, false, LineState.OPEN);
    }
}
