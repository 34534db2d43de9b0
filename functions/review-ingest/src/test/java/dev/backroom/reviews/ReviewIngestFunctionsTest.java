package dev.backroom.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

@Tag("engine")
final class ReviewIngestFunctionsTest {
    private static final Map<String, String> WATCH =
            Map.of("REVIEWS_TABLE", "Reviews", "SHOPS_TABLE", "Shops", "NOTICES_URL", "http://localhost/notices");

    @Test
    void namesTheVariable_thatIsNotSet() {
        for (String name : WATCH.keySet()) {
            Map<String, String> environment = new TreeMap<>(WATCH);
            environment.remove(name);
            assertThatThrownBy(() -> functions(environment).reviewWatch())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("environment variable " + name + " is not set: it holds the ");
        }
        assertThat(functions(WATCH).reviewWatch()).isNotNull();
        assertThatThrownBy(() -> functions(WATCH).reviewIntake()).hasMessageContaining("ORDERS_TABLE");
        assertThatThrownBy(() -> functions(WATCH).reviewPull()).hasMessageContaining("REVIEW_EVENTS_URL");
    }

    @Test
    void answersWithTheFailedMessagesAlone() {
        ReviewWorld world = new ReviewWorld();
        world.silent = true;
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message("m1", 1), message("m2", 5)));
        SQSBatchResponse answer = new ReviewIntakeHandler(world.intake()).handleRequest(event, null);
        assertThat(answer.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("m1");
        assertThat(new ReviewWatchHandler(world.watch()).handleRequest(Map.of(), null))
                .containsExactly(Map.entry(ReviewWorld.SHOP_ID.value(), Map.of("told", 0, "failure", "")));
    }

    private static SQSEvent.SQSMessage message(String id, int stars) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(id);
        message.setBody(ReviewCodec.write(ReviewWorld.seen("r-" + id, stars, "text", ReviewWorld.NOON)));
        return message;
    }

    private static ReviewIngestFunctions functions(Map<String, String> environment) {
        return new ReviewIngestFunctions(environment, new NoDynamo(), new NoSqs(), new NoSsm(), Clock.systemUTC());
    }

    private record NoDynamo() implements DynamoDbClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private record NoSqs() implements SqsClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private record NoSsm() implements SsmClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
