package dev.backroom.bench;

import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.TransactionPlan;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.webhook.Reading;
import dev.backroom.tiktok.webhook.WebhookCodec;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the order path computes for itself: everything between the network and the network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OrderPathBenchmark {
    private static final int BATCH = 50;

    private final byte[] body = Samples.webhook();
    private final WebhookSignature signature = new WebhookSignature(new AppCredentials("abcdef", "123"));
    private final String header = signature.of(body);
    private final WebhookCodec codec = new WebhookCodec();
    private final Optional<Order> stored = Optional.of(Samples.stored(1, OrderStatus.UNPAID));
    private final OrderSnapshot seen = Samples.snapshot(1, OrderStatus.AWAITING_SHIPMENT);
    private final List<OrderChange> changes = Samples.changes(BATCH);

    /** A webhook of 200 bytes, checked. */
    @Benchmark
    public boolean signatureCheck() {
        return signature.matches(body, header);
    }

    /** The same webhook, read and sorted. */
    @Benchmark
    public Reading webhookDecode() {
        return codec.read(body);
    }

    /** An order of three lines and a bundle among them, from unpaid to ready. */
    @Benchmark
    public OrderTransition orderTransition() {
        return OrderTransition.apply(stored, seen, Samples.CATALOGUE, Samples.TERMS);
    }

    /** 50 new orders into as few transactions as they fit. */
    @Benchmark
    public List<TransactionPlan> transactionPlanning() {
        return TransactionPlan.of(changes);
    }
}
