package dev.backroom.store.order;

import static dev.backroom.store.Goods.CATALOGUE;
import static dev.backroom.store.Goods.MUG;
import static dev.backroom.store.Goods.OWNER;
import static dev.backroom.store.Goods.SHOP;
import static dev.backroom.store.Goods.SOMEBODY;
import static dev.backroom.store.Goods.TERMS;
import static dev.backroom.store.Goods.line;
import static dev.backroom.store.Goods.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.store.DeskTables;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.FaultyDynamo;
import dev.backroom.store.FaultyDynamo.Fault;
import dev.backroom.store.Goods.Seen;
import dev.backroom.store.StoreFixture;
import dev.backroom.store.StoreTables;
import dev.backroom.store.commit.OrderChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Tag("engine")
final class DecideManyTest extends StoreFixture {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final int ORDERS = 35;

    private String desk;
    private BulkTable jobs;
    private DecisionTable decisions;

    @Override
    protected DynamoDbClient dynamo() {
        return EmbeddedDynamo.client();
    }

    @BeforeEach
    void heldOrders() {
        desk = DeskTables.create(dynamo()).desk();
        jobs = new BulkTable(dynamo(), desk, StoreTables.Impatient.BACKOFF);
        decisions = new DecisionTable(dynamo(), tables.orders(), desk, StoreTables.Impatient.BACKOFF);
        onHand(MUG, ORDERS);
        for (int i = 1; i <= ORDERS; i++) {
            next(seen("" + i, OrderStatus.AWAITING_SHIPMENT, 0, line(MUG, 1)));
            before(60).decide(key(i), new Decision.Hold(), "mia", Remark.NONE);
        }
    }

    @Test
    void doesItWithEveryOrder_andKeepsAResultAndATraceOfEach() {
        BulkJob job = started(action(BulkAction.What.RELEASE));

        assertThat(many(dynamo()).work(job.id(), 0)).isZero();

        assertThat(jobs.results(job.id())).hasSize(ORDERS).allSatisfy((order, result) -> {
            assertThat(result).isEqualTo(BulkResult.DONE);
            assertThat(stored(order.order()).lane()).contains(Lane.READY);
            assertThat(decisions.history(order, 9).getFirst().why()).isEqualTo("all rang");
        });
    }

    /** Whatever a page has done when its process dies, or an answer is lost: once more makes it whole, and nothing twice. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CRASH", "CRASH_AFTER", "LOST_ANSWER", "LOST_REQUEST", "CONFLICT"})
    void doesNothingTwice_whenAPageBreaksOffAndComesAgain(Fault fault) {
        BulkJob job = started(action(BulkAction.What.NOTE));
        // The second transaction of the page; should the fault leave its orders to single ones, they go on.
        List<Fault> script = List.of(Fault.NONE, fault);
        DecideMany breaking = many(new FaultyDynamo(dynamo(), script.toArray(Fault[]::new)));

        if (fault == Fault.CRASH || fault == Fault.CRASH_AFTER) {
            assertThatThrownBy(() -> breaking.work(job.id(), 0)).isInstanceOf(FaultyDynamo.Crash.class);
        } else {
            breaking.work(job.id(), 0);
        }
        many(dynamo()).work(job.id(), 0);
        many(dynamo()).work(job.id(), 0);

        assertThat(jobs.results(job.id())).hasSize(ORDERS).containsValue(BulkResult.DONE);
        for (int i = 1; i <= ORDERS; i++) {
            assertThat(decisions.history(key(i), 9).stream().filter(one -> one.did() == Decided.Did.NOTED))
                    .as("notes of order " + i)
                    .hasSize(1);
        }
    }

    @Test
    void reportsAndLeavesAlone_whatChangedSinceItWasShown() {
        BulkJob job = started(action(BulkAction.What.RELEASE));
        before(30).decide(key(3), new Decision.Release(Optional.empty()), "tom", Remark.NONE);
        before(20).decide(key(3), new Decision.Hold(), "tom", new Remark("wait for me"));

        many(dynamo()).work(job.id(), 0);

        assertThat(jobs.results(job.id()).entrySet().stream().filter(one -> one.getValue() != BulkResult.DONE))
                .containsExactly(Map.entry(key(3), BulkResult.CHANGED));
        assertThat(stored("3").lane()).contains(Lane.HELD);
    }

    @Test
    void doesNoMore_onceSomebodyStoppedIt_andGoesOn_onceSomebodyResumesIt() {
        BulkJob job = started(
                new BulkAction(BulkAction.What.CANCEL, Optional.of(CancelReason.OUT_OF_STOCK), Optional.empty()));
        BulkJob stopped = jobs.move(job, BulkJob.State.STOPPED).orElseThrow();

        assertThat(many(dynamo()).work(job.id(), 0)).isZero();
        assertThat(jobs.results(job.id())).isEmpty();
        assertThat(jobs.move(job, BulkJob.State.STOPPED))
                .as("it is not running any more")
                .isEmpty();

        assertThat(jobs.move(stopped, BulkJob.State.RUNNING)).isPresent();
        many(dynamo()).work(job.id(), 0);
        assertThat(jobs.results(job.id())).hasSize(ORDERS);
        assertThat(decisions.wish(key(1))).map(CancelWish::reason).contains(CancelReason.OUT_OF_STOCK);
    }

    @Test
    void doesNothing_beforeSomebodySaidYes() {
        BulkJob job = shown(action(BulkAction.What.RELEASE));

        many(dynamo()).work(job.id(), 0);

        assertThat(jobs.results(job.id())).isEmpty();
        assertThat(jobs.latest(5)).isEmpty();
        jobs.move(job, BulkJob.State.RUNNING);
        assertThat(jobs.latest(5)).extracting(BulkJob::id).containsExactly(job.id());
        assertThat(many(dynamo()).work("none", 0)).isZero();
    }

    @Test
    void putsBackWhatWasReleased_withItsEvidence_whenManyAreStoppedAgain() {
        Hold address = new Hold(HoldCode.ADDRESS_INCOMPLETE, List.of("street: missing"));
        found(3, address);
        assertThat(stored("3").holds()).contains(address);
        BulkJob release = started(action(BulkAction.What.RELEASE));
        many(dynamo()).work(release.id(), 0);
        assertThat(stored("3").lane()).contains(Lane.READY);

        BulkJob stop = started("job-2", action(BulkAction.What.HOLD));
        many(dynamo()).work(stop.id(), 0);

        assertThat(stored("3").holds())
                .contains(address)
                .extracting(Hold::code)
                .containsExactlyInAnyOrder(HoldCode.ADDRESS_INCOMPLETE, HoldCode.HELD_BY_HAND);
        assertThat(stored("4").holds()).extracting(Hold::code).containsExactly(HoldCode.HELD_BY_HAND);
    }

    private void found(int order, Hold hold) {
        OrderTransition.Terms terms = new OrderTransition.Terms(TERMS.warehouse(), TERMS.stockSince(), List.of(hold));
        Seen seen = seen("" + order, OrderStatus.AWAITING_SHIPMENT, 60, line(MUG, 1))
                .to(SOMEBODY);
        if (OrderTransition.apply(Optional.of(stored("" + order)), seen.snapshot(), CATALOGUE, terms)
                instanceof OrderTransition.Changed changed) {
            commit(new OrderChange(OWNER, CATALOGUE, terms, changed));
        }
    }

    private BulkJob started(BulkAction action) {
        return started("job-1", action);
    }

    private BulkJob started(String id, BulkAction action) {
        return jobs.move(shown(id, action), BulkJob.State.RUNNING).orElseThrow();
    }

    private BulkJob shown(BulkAction action) {
        return shown("job-1", action);
    }

    private BulkJob shown(String id, BulkAction action) {
        BulkJob job = new BulkJob(id, action, "all rang", "console", NOON.instant(), ORDERS, BulkJob.State.SHOWN);
        List<BulkOrder> orders = new ArrayList<>();
        for (int i = 1; i <= ORDERS; i++) {
            orders.add(BulkOrder.of(stored("" + i)));
        }
        jobs.put(job, orders);
        assertThat(jobs.find(job.id())).contains(job);
        assertThat(jobs.page(job.id(), 0)).isEqualTo(orders);
        return job;
    }

    private DecideMany many(DynamoDbClient client) {
        return new DecideMany(decide(client), jobs);
    }

    private DecideOrder before(int minutes) {
        return new DecideOrder(tables.orderTable(), decisions, Clock.offset(NOON, Duration.ofMinutes(-minutes)));
    }

    private DecideOrder decide(DynamoDbClient client) {
        return new DecideOrder(
                tables.orderTable(),
                new DecisionTable(client, tables.orders(), desk, StoreTables.Impatient.BACKOFF),
                NOON);
    }

    private static BulkAction action(BulkAction.What what) {
        return new BulkAction(what, Optional.empty(), Optional.empty());
    }

    private static OrderKey key(int i) {
        return OrderKey.of(SHOP, "" + i);
    }
}
