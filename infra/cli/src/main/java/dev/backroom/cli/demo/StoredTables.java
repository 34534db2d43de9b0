package dev.backroom.cli.demo;

import dev.backroom.bench.EveningReader;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.model.ShopId;
import dev.backroom.simulator.audit.StoredEvening;
import dev.backroom.store.shop.ShopTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Reads the running system's tables and queues as any AWS client could. */
final class StoredTables implements AutoCloseable {
    private static final int LOOKS_AT_WHAT_STAYS = 1_200;
    private static final int LOOKS_AT_WHAT_WAITS = 10;
    private static final Duration LOOKS_APART = Duration.ofMillis(100);
    private static final List<QueueAttributeName> DUE = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    private static final List<QueueAttributeName> DEPTHS = Stream.concat(
                    DUE.stream(), Stream.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .toList();
    /** Its delayed messages are looks that are not due yet: somebody else's turn has to come first. */
    private static final String RESTING = "Handovers";

    private final Endpoints endpoints;
    private final Clients clients;

    StoredTables(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.clients = Clients.of(endpoints);
    }

    /** Everything that the books can be compared with. An order that cannot be read is as good as lost. */
    StoredEvening evening(ShopId shop) {
        return new EveningReader(clients.dynamodb(), endpoints::table).evening(shop);
    }

    /** How far the poll of the shop's orders has come, in the shop's time. */
    Optional<Instant> polledUpTo(ShopId shop) {
        return new ShopTable(clients.dynamodb(), endpoints.table("Shops")).watermark(shop);
    }

    /** Messages in a queue, those being worked on included. */
    int depth(String queue) {
        return messages(queue, DEPTHS);
    }

    private int left(String queue) {
        return messages(queue, queue.equals(RESTING) ? DUE : DEPTHS);
    }

    private int messages(String queue, List<QueueAttributeName> kinds) {
        String url = endpoints.queues().getOrDefault(queue, "");
        return clients
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(kinds))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** Messages that stay while the shop's time stands; on a slow machine what is still on its way needs its time. */
    Map<String, Integer> staying(List<String> queues) {
        return staying(queues, LOOKS_AT_WHAT_STAYS);
    }

    /** Messages that somebody is behind with; one that a watch sends this moment is none. Takes up to a second. */
    int waiting(List<String> queues) {
        return staying(queues, LOOKS_AT_WHAT_WAITS).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Map<String, Integer> staying(List<String> queues, int looks) {
        Map<String, Integer> least = new TreeMap<>();
        queues.forEach(queue -> least.put(queue, left(queue)));
        for (int look = 1; look < looks; look++) {
            least.values().removeIf(waiting -> waiting == 0);
            if (least.isEmpty()) {
                break;
            }
            LockSupport.parkNanos(LOOKS_APART.toNanos());
            least.replaceAll((queue, waiting) -> Math.min(waiting, left(queue)));
        }
        least.values().removeIf(waiting -> waiting == 0);
        return least;
    }

    /** Messages by dead letter queue, those with none left out. */
    Map<String, Integer> deadLetters() {
        Map<String, Integer> dead = new TreeMap<>();
        endpoints.queues().keySet().stream()
                .filter(queue -> queue.endsWith("Dead"))
                .forEach(queue -> dead.put(queue, depth(queue)));
        dead.values().removeIf(messages -> messages == 0);
        return dead;
    }

    @Override
    public void close() {
        clients.close();
    }
}
