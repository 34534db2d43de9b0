package dev.backroom.tableengine.sdk;

import dev.backroom.tableengine.protocol.Answer;
import dev.backroom.tableengine.protocol.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Carries the SDK's requests to the engine in the caller's own thread. The SDK's marshalling and retries run as ever. */
public final class InProcessClient implements SdkHttpClient {
    private final Service service;

    public InProcessClient(Service service) {
        this.service = service;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(request);
    }

    @Override
    public String clientName() {
        return "TableEngine";
    }

    /** Whoever opened the engine closes it; several SDK clients share it. */
    @Override
    public void close() {}

    private final class Call implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;

        Call(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            byte[] body = new byte[0];
            if (request.contentStreamProvider().isPresent()) {
                try (InputStream in = request.contentStreamProvider().get().newStream()) {
                    body = in.readAllBytes();
                }
            }
            String target =
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse(null);
            Answer answer = service.answer(target, body);
            Map<String, List<String>> headers = answer.headers().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(answer.status())
                            .headers(headers)
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
