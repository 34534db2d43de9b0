package dev.backroom.desk;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

@Tag("engine")
final class SignalQueueTest {
    @Test
    void sendsTenMessagesARequest_eachReadableAgain() throws Exception {
        Queue queue = new Queue(entry -> false, false);
        List<Signal> signals =
                IntStream.rangeClosed(1, 23).mapToObj(SignalQueueTest::signal).toList();
        new SignalQueue(queue, "http://queue").send(signals);
        assertThat(queue.requests)
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 3);
        assertThat(SignalCodec.read(queue.accepted.getFirst())).isEqualTo(signals.getFirst());
        assertThat(queue.accepted).hasSize(23);
    }

    @Test
    void sendsTheRefusedAgain_whenTheQueueWasBusy() {
        boolean[] first = {true};
        Queue queue = new Queue(
                entry -> {
                    boolean refuse = first[0] && entry.id().equals("2");
                    first[0] &= !entry.id().equals("2");
                    return refuse;
                },
                false);
        new SignalQueue(queue, "http://queue")
                .send(IntStream.rangeClosed(1, 4)
                        .mapToObj(SignalQueueTest::signal)
                        .toList());
        assertThat(queue.requests)
                .extracting(request -> request.entries().size())
                .containsExactly(4, 1);
        assertThat(queue.accepted).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void throws_whenTheQueueKeepsRefusing() {
        Queue busy = new Queue(entry -> true, false);
        assertThatThrownBy(() -> new SignalQueue(busy, "http://queue").send(List.of(signal(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the queue refused 1 of 1 messages: Refused");
        assertThat(busy.requests).hasSize(3);

        Queue never = new Queue(entry -> true, true);
        assertThatThrownBy(() -> new SignalQueue(never, "http://queue").send(List.of(signal(1))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(never.requests).hasSize(1);
    }

    private static Signal signal(int number) {
        return new Signal(
                Signal.POLLED,
                "",
                Optional.of(new ShopId("1")),
                Optional.empty(),
                NOON,
                List.of(Integer.toString(number)),
                Map.of());
    }

    private static final class Queue implements SqsClient {
        private final List<SendMessageBatchRequest> requests = new ArrayList<>();
        private final List<String> accepted = new ArrayList<>();
        private final Predicate<SendMessageBatchRequestEntry> refuses;
        private final boolean senderFault;

        Queue(Predicate<SendMessageBatchRequestEntry> refuses, boolean senderFault) {
            this.refuses = refuses;
            this.senderFault = senderFault;
        }

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            requests.add(request);
            List<BatchResultErrorEntry> failed = new ArrayList<>();
            for (SendMessageBatchRequestEntry entry : request.entries()) {
                if (refuses.test(entry)) {
                    failed.add(BatchResultErrorEntry.builder()
                            .id(entry.id())
                            .code("Refused")
                            .senderFault(senderFault)
                            .build());
                } else {
                    accepted.add(entry.messageBody());
                }
            }
            return SendMessageBatchResponse.builder().failed(failed).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
