package dev.backroom.simulator.webhook;

import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.Phase;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Push;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Posts an evening's webhooks at their times, with the platform's retries and its bad habits. */
public final class WebhookSender implements AutoCloseable {
    /** How often it looks at the clock: half a second of the demo's evening. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /**
     * One try of a delivery.
     *
     * @param failures how often it failed before
     */
    private record Attempt(Delivery delivery, Instant due, int failures) {}

    private final ShopLedger ledger;
    private final EveningScript evening;
    private final SenderOptions options;
    private final DeliveryPlan plan;
    private final PostForm form;
    private final SenderTally tally = new SenderTally();
    private final PriorityBlockingQueue<Attempt> retries =
            new PriorityBlockingQueue<>(64, Comparator.comparing(Attempt::due));
    /** Of what happened only just now. */
    private final PriorityBlockingQueue<Delivery> news =
            new PriorityBlockingQueue<>(64, Comparator.comparing(Delivery::due));

    private final AtomicInteger newsPlanned = new AtomicInteger();
    private final AtomicInteger newsDropped = new AtomicInteger();
    private final AtomicInteger newsReordered = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Semaphore room;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Set<Attempt> unanswered = ConcurrentHashMap.newKeySet();
    private final Thread clockwork;
    private volatile boolean closed;

    /** Plans the evening's posts; {@link #start} begins to send them. */
    public WebhookSender(EveningScript evening, SenderOptions options) {
        this(ShopLedger.of(evening), options);
    }

    /** Where the seller ships, what is told depends on what became of the orders. */
    public WebhookSender(ShopLedger ledger, SenderOptions options) {
        this.ledger = ledger;
        this.evening = ledger.script();
        this.options = options;
        this.plan = DeliveryPlan.of(evening);
        this.form = new PostForm(evening, options.webhook(), options.app(), options.acknowledgement());
        this.room = new Semaphore(options.atOnce());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.acknowledgement())
                .executor(threads)
                .build();
        this.clockwork = Thread.ofPlatform().daemon().name("webhook-sender").unstarted(this::run);
    }

    /**
     * Makes this process's HTTP client ready; takes about a second. Posts nothing to the webhook.
     *
     * @throws IOException if this machine has no port left
     */
    public void warmUp() throws IOException {
        Delivery any = plan.deliveries().getFirst();
        WarmUp.of(http, threads, uri -> new PostForm(evening, uri, options.app(), options.acknowledgement()).of(any));
    }

    public void start() {
        clockwork.start();
    }

    public SenderProgress progress() {
        int left = plan.deliveries().size() - next.get() + news.size() + (ledger.isTold() ? 0 : 1);
        // Read on both sides of the queue: a post moves from one to the other and must not vanish in between.
        int before = inFlight.get();
        int waiting = retries.size();
        return tally.snapshot(
                plan.deliveries().size() + newsPlanned.get(),
                plan.reordered() + newsReordered.get(),
                plan.dropped() + newsDropped.get(),
                left,
                waiting,
                Math.max(before, inFlight.get()));
    }

    /** How long ago the oldest post was due that is not sent and answered yet, in the shop's time; zero if there is none. */
    public Duration behind(Instant now) {
        Instant oldest = now;
        int first = next.get();
        if (first < plan.deliveries().size()) {
            oldest = earlier(oldest, plan.deliveries().get(first).due());
        }
        Delivery latest = news.peek();
        if (latest != null) {
            oldest = earlier(oldest, latest.due());
        }
        for (Attempt attempt : unanswered) {
            oldest = earlier(oldest, attempt.due());
        }
        return Duration.between(oldest, now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Stops at once; what waits stays unsent. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(clockwork);
        clockwork.interrupt();
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void run() {
        try {
            while (!closed) {
                Instant now = options.shopTime().instant();
                hear(now);
                sendDue(now);
                LockSupport.parkNanos(TICK_NANOS);
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            closed = true;
        }
    }

    /** What became of the orders since the last look goes the way of all webhooks. */
    private void hear(Instant now) {
        for (Push push : ledger.due(now)) {
            DeliveryPlan.Way way = DeliveryPlan.Way.of(
                    evening.plan().misbehaviour(), evening.plan().seed(), push);
            news.addAll(way.deliveries());
            newsPlanned.addAndGet(way.deliveries().size());
            newsDropped.addAndGet(way.dropped() ? 1 : 0);
            newsReordered.addAndGet(way.reordered() ? 1 : 0);
        }
    }

    private void sendDue(Instant now) throws InterruptedException {
        while (next.get() < plan.deliveries().size()) {
            Delivery delivery = plan.deliveries().get(next.get());
            if (delivery.due().isAfter(now)) {
                break;
            }
            launch(new Attempt(delivery, delivery.due(), 0));
            next.incrementAndGet();
        }
        while (!news.isEmpty() && !news.peek().due().isAfter(now)) {
            Delivery delivery = news.peek();
            launch(new Attempt(delivery, delivery.due(), 0));
            news.remove(delivery);
        }
        while (true) {
            Attempt retry = retries.peek();
            if (retry == null || retry.due().isAfter(now)) {
                return;
            }
            launch(retry);
            retries.remove(retry);
        }
    }

    private void launch(Attempt attempt) throws InterruptedException {
        room.acquire();
        inFlight.incrementAndGet();
        unanswered.add(attempt);
        Duration late = Duration.between(attempt.due(), options.shopTime().instant());
        if (attempt.failures() == 0) {
            tally.postedFirst(attempt.delivery(), late);
        } else {
            tally.postedAgain();
        }
        threads.execute(() -> {
            try {
                post(attempt);
            } finally {
                unanswered.remove(attempt);
                inFlight.decrementAndGet();
                room.release();
            }
        });
    }

    private void post(Attempt attempt) {
        HttpRequest request = form.of(attempt.delivery());
        Phase phase = evening.plan().phaseAt(options.shopTime().instant());
        long from = System.nanoTime();
        int status;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - from);
        tally.answered(attempt.delivery(), status, phase, took);
        if (isFailure(attempt.delivery(), status)) {
            again(attempt);
        }
    }

    private static boolean isFailure(Delivery delivery, int status) {
        return switch (delivery.kind()) {
            case GENUINE, DUPLICATE -> status != 200 && status != 401;
            // A forger tries again only when nobody answered.
            case FORGED, UNSIGNED -> status == 0 || status >= 500;
            case GARBLED -> false;
        };
    }

    private void again(Attempt attempt) {
        if (attempt.failures() >= options.retries().size()) {
            tally.gaveUp(attempt.delivery());
            return;
        }
        Instant due = options.shopTime().instant().plus(options.retries().get(attempt.failures()));
        retries.add(new Attempt(attempt.delivery(), due, attempt.failures() + 1));
    }
}
