package dev.backroom.localcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.actor.queue.InternalMessage;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;
import scala.jdk.javaapi.CollectionConverters;

final class MessageRecordTest {
    private static final int RECEIPTS = 4_000;

    @Test
    void writesWhatIsThere_whileTheQueueGoesOnDelivering() throws Exception {
        ArrayBuffer<String> receipts = new ArrayBuffer<>();
        InternalMessage message = message(receipts);
        Thread queue = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < RECEIPTS; i++) {
                receipts.addOne("receipt " + i);
                LockSupport.parkNanos(20_000);
            }
        });

        do {
            List<String> read = CollectionConverters.asJava(
                    MessageRecord.read(MessageRecord.write(message)).deliveryReceipts());
            assertThat(read)
                    .isEqualTo(IntStream.range(0, read.size())
                            .mapToObj(i -> "receipt " + i)
                            .toList());
        } while (queue.isAlive());
        queue.join();
        assertThat(MessageRecord.read(MessageRecord.write(message))
                        .deliveryReceipts()
                        .length())
                .isEqualTo(RECEIPTS);
    }

    /** The buffer counts a receipt before it holds it. */
    @Test
    void leavesOutAReceipt_thatIsCountedBeforeItCanBeSeen() throws Exception {
        ArrayBuffer<String> receipts = new ArrayBuffer<>();
        receipts.addOne("first");
        receipts.addOne(null);

        InternalMessage read = MessageRecord.read(MessageRecord.write(message(receipts)));

        assertThat(CollectionConverters.asJava(read.deliveryReceipts())).containsExactly("first");
        assertThat(read.content().value()).isEqualTo("content");
    }

    private static InternalMessage message(ArrayBuffer<String> receipts) {
        return new InternalMessage(
                "id",
                receipts,
                0,
                new MessageContent("content"),
                new scala.collection.immutable.HashMap<>(),
                OffsetDateTime.parse("2026-11-23T10:00:00Z"),
                0,
                NeverReceived$.MODULE$,
                0,
                false,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
