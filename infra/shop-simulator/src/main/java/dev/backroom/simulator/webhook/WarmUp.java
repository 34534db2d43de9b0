package dev.backroom.simulator.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Posts to nobody before the evening, so that the first acknowledgements do not measure the sender's own start. */
final class WarmUp {
    private static final int POSTS = 300;

    private WarmUp() {}

    /** Sends posts to a listener of its own that takes everything. */
    static void of(HttpClient http, ExecutorService threads, Function<URI, HttpRequest> post) throws IOException {
        HttpServer nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nobody.setExecutor(threads);
        nobody.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        nobody.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + nobody.getAddress().getPort() + "/");
            for (int i = 0; i < POSTS; i++) {
                http.send(post.apply(uri), HttpResponse.BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            nobody.stop(0);
        }
    }
}
