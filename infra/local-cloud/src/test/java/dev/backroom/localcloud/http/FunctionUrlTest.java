package dev.backroom.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FunctionUrlTest {
    @Test
    void tellsTheRequest_inPayloadFormatTwo() throws Exception {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Host", List.of("localhost:8080"));
        headers.put("Authorization", List.of("ABCdef"));
        headers.put("X-Many", List.of("1", "2"));
        headers.put("Cookie", List.of("a=1; b=2"));
        JsonNode event = read(FunctionUrl.event(
                call("/sub", "q=a%20b&q=c&flag", headers, "{}".getBytes(StandardCharsets.UTF_8)), "000000000000"));
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("rawPath").asText()).isEqualTo("/sub");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("q=a%20b&q=c&flag");
        assertThat(event.path("queryStringParameters").path("q").asText()).isEqualTo("a b,c");
        assertThat(event.path("headers").path("authorization").asText()).isEqualTo("ABCdef");
        assertThat(event.path("headers").path("x-many").asText()).isEqualTo("1,2");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("cookies").get(1).asText()).isEqualTo("b=2");
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
        assertThat(event.path("requestContext").path("time").asText()).isEqualTo("20/Nov/2026:18:00:00 +0000");
        assertThat(event.path("requestContext").path("timeEpoch").asLong()).isEqualTo(1_795_197_600_000L);
    }

    static Stream<byte[]> bodies() {
        return Stream.of(
                "{\"id\":1}".getBytes(StandardCharsets.UTF_8),
                "{\"名\":\"李 😀\",\"line\":\"a\\u2028\"}\r\n".getBytes(StandardCharsets.UTF_8),
                "\uFEFF{}".getBytes(StandardCharsets.UTF_8),
                new byte[] {'{', (byte) 0xc3, (byte) 0x28, '}'},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {0, 1, 2},
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void keepsEveryByteOfTheBody_whateverItIs(byte[] body) throws Exception {
        for (String type : List.of("application/json", "application/octet-stream", "text/plain; charset=utf-8")) {
            byte[] event = FunctionUrl.event(call("/", "", Map.of("Content-Type", List.of(type)), body), "0");
            APIGatewayV2HTTPEvent seen = EventJson.mapper().readValue(event, APIGatewayV2HTTPEvent.class);
            String text = seen.getBody() == null ? "" : seen.getBody();
            byte[] back = seen.getIsBase64Encoded()
                    ? Base64.getDecoder().decode(text)
                    : text.getBytes(StandardCharsets.UTF_8);
            assertThat(back).as(type + Arrays.toString(body)).isEqualTo(body);
        }
    }

    @Test
    void sendsTextAsText_andTheRestInBase64() throws Exception {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(base64(Map.of("Content-Type", List.of("application/json; charset=utf-8")), json))
                .isFalse();
        assertThat(base64(Map.of(), json)).isFalse();
        assertThat(base64(Map.of("Content-Type", List.of("image/png")), json)).isTrue();
        assertThat(base64(Map.of("Content-Type", List.of("application/json")), new byte[] {(byte) 0xff}))
                .isTrue();
    }

    @Test
    void answersWhatTheFunctionAnswered() throws Exception {
        byte[] payload = EventJson.mapper()
                .writeValueAsBytes(APIGatewayV2HTTPResponse.builder()
                        .withStatusCode(401)
                        .withHeaders(Map.of("X-Why", "no"))
                        .withBody("")
                        .build());
        HttpAnswer answer = FunctionUrl.answer(new InvocationResult.Answered(payload));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsOnly(Map.entry("X-Why", List.of("no")));
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"statusCode":200,"body":"aGk=","isBase64Encoded":true}  | 200 | hi
        {"statusCode":503,"body":"later"}                        | 503 | later
        {"statusCode":200,"cookies":["a=1"]}                     | 200 | ''
        {"any":"json"}                                           | 200 | {"any":"json"}
        "text"                                                   | 200 | "text"
        {"statusCode":200,"body":"***","isBase64Encoded":true}   | 502 | Internal Server Error
        {"statusCode":                                           | 502 | Internal Server Error
        """)
    void mapsAnswers_asTheServiceDoes(String payload, int status, String body) {
        HttpAnswer answer = FunctionUrl.answer(new InvocationResult.Answered(payload.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void answersAnError_whenThereIsNoAnswer() {
        assertThat(FunctionUrl.answer(new InvocationResult.Failed("x")).status())
                .isEqualTo(502);
        assertThat(FunctionUrl.answer(new InvocationResult.TimedOut()).status()).isEqualTo(502);
        assertThat(FunctionUrl.answer(new InvocationResult.Throttled()).status())
                .isEqualTo(429);
    }

    private static boolean base64(Map<String, List<String>> headers, byte[] body) throws Exception {
        return read(FunctionUrl.event(call("/", "", headers, body), "0"))
                .path("isBase64Encoded")
                .asBoolean();
    }

    private static JsonNode read(byte[] json) throws Exception {
        return EventJson.mapper().readTree(json);
    }

    private static HttpCall call(String path, String query, Map<String, List<String>> headers, byte[] body) {
        return new HttpCall(
                "POST", path, query, "HTTP/1.1", headers, "127.0.0.1", Instant.parse("2026-11-20T18:00:00Z"), body);
    }
}
