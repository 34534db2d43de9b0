package dev.backroom.desk.handover;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt at one call, bounded in time, without following redirects. */
final class WarehouseHttp {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration patience;

    WarehouseHttp() {
        this(PATIENCE);
    }

    /** @param patience from the first byte sent to the last one read */
    WarehouseHttp(Duration patience) {
        this.patience = patience;
    }

    /** What came of a call. */
    sealed interface Result {
        record Answered(int status, String body) implements Result {
            @Override
            public String toString() {
                return "HTTP " + status;
            }
        }

        /** @param unsure the other side may have read the call */
        record Silence(String reason, boolean unsure) implements Result {}
    }

    Result call(String method, URI url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return response.body().length() > LONGEST_ANSWER
                    ? new Result.Silence("an answer too long to read", true)
                    : new Result.Answered(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Result.Silence("no answer in time", true);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            boolean reached = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
            return new Result.Silence(cause.getClass().getSimpleName(), reached);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Result.Silence("interrupted", true);
        }
    }
}
