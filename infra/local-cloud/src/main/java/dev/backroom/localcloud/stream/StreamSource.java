package dev.backroom.localcloud.stream;

import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.template.Trigger;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What the threads of one event source share.
 *
 * @param table logical id
 * @param engineArn under which the engine knows the stream; the template's name for it goes into events
 * @param clock the real one: records age by it, because retention, retries and batching windows belong to the transport and
 *     not to the shop, whose clock may run a hundred times as fast
 */
public record StreamSource(
        Trigger.Stream trigger,
        String table,
        String engineArn,
        String region,
        DynamoDbStreamsClient streams,
        FunctionHost function,
        FailureDestination failures,
        Clock clock) {

    /** Where the message about records given up goes. */
    @FunctionalInterface
    public interface FailureDestination {
        void send(String queueArn, String body);
    }

    String id() {
        return function.spec().id() + "." + trigger.name();
    }
}
