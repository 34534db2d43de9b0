package dev.backroom.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueConsumerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Parked> parked = new ArrayList<>();

    @Test
    void parksWhatCannotBeRead_andFailsWhatMayGoBetterLater() {
        QueueBatch batch = consumer(10, parked::add)
                .begin(List.of(message("a", "1"), message("b", "x"), message("c", "0"), message("d", "2")));
        List<Integer> seen = new ArrayList<>();

        batch.forEach(QueueConsumerTest::number, (message, n) -> seen.add(10 / n));

        assertThat(seen).containsExactly(10, 5);
        assertThat(batch.failed()).containsExactly("c");
        assertThat(batch.parked()).isEqualTo(1);
        assertThat(parked)
                .containsExactly(new Parked("b", "Numbers", "the number cannot be read: no digit", "x", NOON));
    }

    @Test
    void keepsNoBody_whenItIsTooLong() {
        QueueBatch batch = consumer(2, parked::add).begin(List.of());

        batch.park(message("a", "12"), "why");
        batch.park(message("b", "123"), "why");

        assertThat(parked).extracting(Parked::body).containsExactly("12", "");
    }

    @Test
    void failsEveryMessageOfWhatCannotBeParked() {
        QueueBatch batch = consumer(10, one -> {
                    throw new IllegalStateException("the table is busy");
                })
                .begin(List.of(message("a", "x"), message("b", "1")));

        batch.forEach(QueueConsumerTest::number, (message, n) -> batch.park("order", "why", "", List.of("b", "c")));

        assertThat(batch.failed()).containsExactly("a", "b", "c");
        assertThat(batch.parked()).isZero();
    }

    @Test
    void answersTheFailedMessagesAlone() {
        SQSEvent.SQSMessage one = new SQSEvent.SQSMessage();
        one.setMessageId("a");
        one.setBody("1");
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(one));

        SQSBatchResponse answer = QueueConsumer.answer(event, null, messages -> {
            assertThat(messages).containsExactly(message("a", "1"));
            return Set.of("a");
        });

        assertThat(answer.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("a");
        assertThat(QueueConsumer.answer(event, null, messages -> Set.of()).getBatchItemFailures())
                .isEmpty();
    }

    private static QueueConsumer consumer(int longestBody, Parking parking) {
        return new QueueConsumer("Numbers", "the number", longestBody, parking, () -> NOON);
    }

    private static int number(String body) throws UnreadableMessage {
        if (!body.matches("[0-9]")) {
            throw new UnreadableMessage("no digit");
        }
        return Integer.parseInt(body);
    }

    private static QueueMessage message(String id, String body) {
        return new QueueMessage(id, body);
    }
}
