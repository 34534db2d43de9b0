package dev.backroom.runtime.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes single calls, bounded in time and size and without following redirects; whoever calls decides whether to repeat one.
 * Nothing of a request gets into a result, because addresses and headers may hold secrets. May be used by many threads.
 */
public final class BoundedHttpClient {
    private final HttpLimits limits;
    private final HttpClient client;

    public BoundedHttpClient(HttpLimits limits) {
        this.limits = limits;
        // HTTP/1.1, because an upgrade offer on plain HTTP confuses small servers, and few calls need no multiplexing.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * Calls once.
     *
     * @param body what to send; empty for none
     * @throws IllegalArgumentException if a header cannot be sent; its message may repeat the header
     */
    public HttpResult call(String method, URI url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        // A request's own timeout ends with the headers: the wait for the whole answer is bounded here.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), head -> new BoundedBody(limits.bytes(), limits.cut()));
        try {
            HttpResponse<byte[]> response = exchange.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpResult.Answered(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("retry-after").orElse(""));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new HttpResult.NoAnswer("nothing within " + limits.answer().toMillis() + " ms", true);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            boolean sent = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
            return new HttpResult.NoAnswer(cause.getClass().getSimpleName(), sent);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpResult.NoAnswer("interrupted", true);
        }
    }
}
