package dev.backroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;

/** The function as a whole, from a Function URL event to the queue's message. */
class OrderWebhookFunctionsTest {
    private static final Path EVENTS = Path.of(System.getProperty("backroom.root", "../.."), "events", "order-webhook");
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Queues queues = new Queues();
    private final Parameters parameters = new Parameters();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "APP_KEY_PARAMETER", "/app-key",
            "APP_SECRET_PARAMETER", "/app-secret",
            "ORDER_EVENTS_URL", "http://sqs/orders",
            "STOCK_EVENTS_URL", "http://sqs/stock",
            "AFTERSALE_EVENTS_URL", "http://sqs/aftersales",
            "SHOP_EVENTS_URL", "http://sqs/shop",
            "HANDOVERS_URL", "http://sqs/handovers",
            "WAREHOUSE_SECRET_PARAMETER", "/warehouse-secret"));

    @ParameterizedTest
    @CsvSource({"order-status-change, 200, 1", "forged, 401, 0", "unsigned, 401, 0", "signed-not-utf8, 400, 1"})
    void answersTheSamples(String sample, int status, int messages) throws IOException {
        APIGatewayV2HTTPResponse response = function().handleRequest(sample(sample), null);

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getBody()).isEmpty();
        assertThat(queues.sent).hasSize(messages);
    }

    @Test
    void sendsIdsAlone_toTheOrdersQueue() throws IOException {
        function().handleRequest(sample("order-status-change"), null);

        SendMessageRequest message = queues.sent.getFirst();
        assertThat(message.queueUrl()).isEqualTo("http://sqs/orders");
        assertThat(message.messageBody())
                .isEqualTo("{\"type\":1,\"notification\":\"7380066284010030890\",\"shop\":\"7495540735365777507\","
                        + "\"at\":\"2024-06-13T19:06:25Z\",\"orders\":[\"576653688135258178\"],\"facts\":"
                        + "{\"onHold\":\"true\",\"status\":\"UNPAID\",\"updated\":\"1718305585\"}}");
    }

    @Test
    void readsTheHeader_whateverItsCase() throws IOException {
        APIGatewayV2HTTPEvent event = sample("order-status-change");
        event.setHeaders(Map.of("AUTHORIZATION", event.getHeaders().get("authorization")));

        assertThat(function().handleRequest(event, null).getStatusCode()).isEqualTo(200);
    }

    @Test
    void verifiesTheDecodedBytes_whenTheBodyIsBase64() throws IOException {
        APIGatewayV2HTTPEvent event = sample("order-status-change");
        event.setBody(Base64.getEncoder().encodeToString(event.getBody().getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);

        assertThat(function().handleRequest(event, null).getStatusCode()).isEqualTo(200);
    }

    @Test
    void refuses_whenTheBodyIsNotTheBase64ItClaimsToBe() throws IOException {
        APIGatewayV2HTTPEvent event = sample("order-status-change");
        event.setIsBase64Encoded(true);

        assertThat(function().handleRequest(event, null).getStatusCode()).isEqualTo(401);
    }

    @Test
    void refuses_whenTheEventHoldsNothing() {
        assertThat(function().handleRequest(new APIGatewayV2HTTPEvent(), null).getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void asksForARepeat_whenTheQueueIsDown() throws IOException {
        queues.down = true;

        assertThat(function().handleRequest(sample("order-status-change"), null).getStatusCode())
                .isEqualTo(503);
    }

    @Test
    void readsKeyAndSecretOnce_andDecrypted() throws IOException {
        RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function = function();
        function.handleRequest(sample("order-status-change"), null);
        function.handleRequest(sample("order-status-change"), null);

        assertThat(parameters.asked).extracting(GetParameterRequest::name).containsExactly("/app-key", "/app-secret");
        assertThat(parameters.asked).allMatch(GetParameterRequest::withDecryption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APP_KEY_PARAMETER",
                "APP_SECRET_PARAMETER",
                "ORDER_EVENTS_URL",
                "STOCK_EVENTS_URL",
                "SHOP_EVENTS_URL",
                "HANDOVERS_URL",
                "WAREHOUSE_SECRET_PARAMETER"
            })
    void doesNotStart_whenAVariableIsMissing(String variable) {
        environment.remove(variable);

        assertThatIllegalStateException().isThrownBy(this::function).withMessageContaining(variable);
    }

    @Test
    void logsNothingOfTheBody_whateverHappens() throws IOException {
        Recorded log = new Recorded();
        Logger logger = Logger.getLogger(OrderWebhookHandler.class.getName());
        logger.setLevel(Level.ALL);
        logger.addHandler(log);
        try {
            for (String sample : List.of("order-status-change", "forged", "unsigned", "signed-not-utf8")) {
                function().handleRequest(sample(sample), null);
            }
            queues.down = true;
            function().handleRequest(sample("order-status-change"), null);
        } finally {
            logger.removeHandler(log);
        }

        assertThat(log.lines)
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("webhook ")
                        .doesNotContain("576653688135258178", "7495540735365777507", "UNPAID"));
    }

    private RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function() {
        return new OrderWebhookFunctions(environment, queues, parameters, Clock.systemUTC()).orderWebhook();
    }

    private static APIGatewayV2HTTPEvent sample(String name) throws IOException {
        return JSON.readValue(EVENTS.resolve(name + ".json").toFile(), APIGatewayV2HTTPEvent.class);
    }

    private static final class Queues implements SqsClient {
        final List<SendMessageRequest> sent = new ArrayList<>();
        boolean down;

        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            if (down) {
                throw SdkClientException.create("576653688135258178 not sent");
            }
            sent.add(request);
            return SendMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }

    private static final class Parameters implements SsmClient {
        final List<GetParameterRequest> asked = new ArrayList<>();

        @Override
        public GetParameterResponse getParameter(GetParameterRequest request) {
            asked.add(request);
            String value = request.name().equals("/app-key") ? "abcdef" : "123";
            return GetParameterResponse.builder()
                    .parameter(parameter -> parameter.value(value))
                    .build();
        }

        @Override
        public String serviceName() {
            return "ssm";
        }

        @Override
        public void close() {}
    }

    private static final class Recorded extends Handler {
        final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
