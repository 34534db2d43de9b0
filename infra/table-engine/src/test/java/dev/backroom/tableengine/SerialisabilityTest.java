package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.n;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.tableengine.store.MemoryStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Random histories of single and transactional operations from several threads, over engines that die and come back. */
@Tag("engine")
class SerialisabilityTest {
    private static final int HISTORIES = 600;
    private static final int THREADS = 3;
    private static final int OPERATIONS = 8;
    private static final int ACCOUNTS = 3;
    private static final long START = 5;
    private static final String TABLE = "accounts";

    private static final Current CURRENT = new Current();
    private static final DynamoDbClient CLIENT = DynamoDbClient.builder()
            .httpClient(CURRENT)
            .endpointOverride(URI.create("http://table-engine"))
            .region(Region.US_EAST_1)
            .overrideConfiguration(override -> override.retryStrategy(retries -> retries.maxAttempts(1)))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();
    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(THREADS);

    @AfterAll
    static void close() {
        CLIENTS.shutdownNow();
        CLIENT.close();
    }

    /** Leads each request to the engine that runs now. */
    private static final class Current implements SdkHttpClient {
        private volatile SdkHttpClient engine =
                TableEngine.open(EngineOptions.inMemory()).httpClient();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return engine.prepareRequest(request);
        }

        @Override
        public void close() {}
    }

    @Test
    void findsASerialOrder_forEveryHistory() throws Exception {
        long kills = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Run run = new Run(seed);
            run.run();
            long[] end = run.accounts();
            assertThat(run.history.hasSerialOrder(started(), end))
                    .as("history %d has a serial order that ends in %s", seed, Arrays.toString(end))
                    .isTrue();
            if (run.deposits == 0) {
                assertThat(Arrays.stream(end).sum())
                        .as("units of history %d", seed)
                        .isEqualTo(ACCOUNTS * START);
            }
            kills += run.kills;
        }
        assertThat(kills).isGreaterThan(HISTORIES / 4);
    }

    private static long[] started() {
        long[] accounts = new long[ACCOUNTS];
        Arrays.fill(accounts, START);
        return accounts;
    }

    /** One history, over as many engines as it takes. */
    private static final class Run {
        private final History history = new History();
        private final AtomicLong clock = new AtomicLong();
        private final MemoryStore kept = new MemoryStore();
        private final SplittableRandom dice;
        private final EngineOptions options;
        private final boolean deposited;
        private KillableStore store = new KillableStore(kept);
        private int kills;
        private int deposits;

        Run(int seed) {
            dice = new SplittableRandom(seed);
            EngineOptions quiet = EngineOptions.inMemory().withSweepEvery(Duration.ZERO);
            options = dice.nextInt(4) == 0
                    ? quiet.withFaults(quiet.faults().withTransactionHold(Duration.ofNanos(200_000)))
                    : quiet;
            deposited = dice.nextBoolean();
            start();
            Tables.createNamed(CLIENT, TABLE);
            for (int account = 0; account < ACCOUNTS; account++) {
                Map<String, AttributeValue> item = item("pk", "a" + account, "units", START);
                CLIENT.putItem(put -> put.tableName(TABLE).item(item));
            }
        }

        private void start() {
            CURRENT.engine = TableEngine.over(store, options).httpClient();
        }

        private synchronized void kill() {
            store.kill();
            store = new KillableStore(kept);
            kills++;
            start();
        }

        void run() throws Exception {
            List<Future<?>> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                SplittableRandom own = dice.split();
                threads.add(CLIENTS.submit(() -> {
                    for (int at = 0; at < OPERATIONS; at++) {
                        operation(own);
                    }
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        }

        private void operation(SplittableRandom own) {
            int from = own.nextInt(ACCOUNTS);
            int to = (from + 1 + own.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            long units = 1 + own.nextInt(4);
            switch (own.nextInt(12)) {
                case 0, 1, 2, 3, 4, 5 -> transfer(from, to, units);
                case 6, 7 -> readAll();
                case 8, 9 -> read(from);
                case 10 -> {
                    if (deposited) {
                        deposit(from, units);
                    } else {
                        transfer(from, to, units);
                    }
                }
                default -> {
                    if (own.nextInt(4) == 0) {
                        kill();
                    }
                }
            }
        }

        private void record(long began, History.Step step, boolean unknown) {
            history.add(new History.Done(began, unknown ? Long.MAX_VALUE : clock.incrementAndGet(), step, unknown));
        }

        private void transfer(int from, int to, long units) {
            long began = clock.incrementAndGet();
            try {
                CLIENT.transactWriteItems(transact ->
                        transact.transactItems(change(from, -units, "units >= :least"), change(to, units, null)));
                record(began, new History.Transfer(from, to, units, true), false);
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().getFirst().code().equals("ConditionalCheckFailed")) {
                    record(began, new History.Transfer(from, to, units, false), false);
                }
            } catch (InternalServerErrorException e) {
                record(began, new History.Transfer(from, to, units, true), true);
            }
        }

        private static TransactWriteItem change(
                int account, long units, @org.jspecify.annotations.Nullable String condition) {
            Map<String, AttributeValue> values =
                    condition == null ? Map.of(":u", n(units)) : Map.of(":u", n(units), ":least", n(-units));
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(TABLE)
                            .key(item("pk", "a" + account))
                            .updateExpression("ADD units :u")
                            .conditionExpression(condition)
                            .expressionAttributeValues(values))
                    .build();
        }

        private synchronized void deposited() {
            deposits++;
        }

        private void deposit(int account, long units) {
            long began = clock.incrementAndGet();
            deposited();
            try {
                var answer = CLIENT.updateItem(update -> update.tableName(TABLE)
                        .key(item("pk", "a" + account))
                        .updateExpression("ADD units :u")
                        .expressionAttributeValues(Map.of(":u", n(units)))
                        .returnValues(ReturnValue.UPDATED_NEW));
                record(began, new History.Deposit(account, units, units(answer.attributes())), false);
            } catch (TransactionConflictException e) {
                return;
            } catch (InternalServerErrorException e) {
                record(began, new History.Deposit(account, units, -1), true);
            }
        }

        private void read(int account) {
            long began = clock.incrementAndGet();
            long[] seen = new long[ACCOUNTS];
            Arrays.fill(seen, -1);
            try {
                seen[account] = units(CLIENT.getItem(get -> get.tableName(TABLE)
                                .key(item("pk", "a" + account))
                                .consistentRead(true))
                        .item());
                record(began, new History.Read(seen), false);
            } catch (InternalServerErrorException e) {
                return;
            }
        }

        private void readAll() {
            long began = clock.incrementAndGet();
            try {
                record(began, new History.Read(accounts()), false);
            } catch (TransactionCanceledException | InternalServerErrorException e) {
                return;
            }
        }

        long[] accounts() {
            List<TransactGetItem> gets = new ArrayList<>();
            for (int account = 0; account < ACCOUNTS; account++) {
                String pk = "a" + account;
                gets.add(TransactGetItem.builder()
                        .get(get -> get.tableName(TABLE).key(item("pk", pk)))
                        .build());
            }
            return CLIENT.transactGetItems(get -> get.transactItems(gets)).responses().stream()
                    .mapToLong(response -> units(response.item()))
                    .toArray();
        }

        private static long units(Map<String, AttributeValue> item) {
            return Long.parseLong(Objects.requireNonNull(item.get("units")).n());
        }
    }

    @Test
    void findsNoSerialOrder_whenAnUpdateIsLostOrATransactionTornApart() {
        History lost = new History();
        lost.add(new History.Done(1, 4, new History.Deposit(0, 2, 7), false));
        lost.add(new History.Done(2, 3, new History.Deposit(0, 3, 8), false));
        assertThat(lost.hasSerialOrder(started(), new long[] {8, 5, 5})).isFalse();

        History torn = new History();
        torn.add(new History.Done(1, 4, new History.Transfer(0, 1, 2, true), false));
        torn.add(new History.Done(2, 3, new History.Read(new long[] {3, 5, 5}), false));
        assertThat(torn.hasSerialOrder(started(), new long[] {3, 7, 5})).isFalse();

        History stale = new History();
        stale.add(new History.Done(1, 2, new History.Transfer(0, 1, 2, true), false));
        stale.add(new History.Done(3, 4, new History.Read(new long[] {5, -1, -1}), false));
        assertThat(stale.hasSerialOrder(started(), new long[] {3, 7, 5})).isFalse();
    }
}
