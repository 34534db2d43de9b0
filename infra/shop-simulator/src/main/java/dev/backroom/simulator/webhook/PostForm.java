package dev.backroom.simulator.webhook;

import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Push;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Makes a delivery's HTTP request: body, signature, or what passes for one. */
final class PostForm {
    private final URI webhook;
    private final Duration limit;
    private final PushBody bodies;
    private final WebhookSignature right;
    private final WebhookSignature wrong;

    PostForm(EveningScript evening, URI webhook, AppCredentials app, Duration limit) {
        this.webhook = webhook;
        this.limit = limit;
        this.bodies = new PushBody(evening);
        this.right = new WebhookSignature(app);
        this.wrong = new WebhookSignature(
                new AppCredentials(app.key(), "guess-" + app.secret().length()));
    }

    HttpRequest of(Delivery delivery) {
        byte[] body = bodies.of(told(delivery), delivery.quirks());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(webhook).timeout(limit).header("Content-Type", "application/json");
        switch (delivery.kind()) {
            case GENUINE, DUPLICATE -> request.header("Authorization", right.of(body));
            case FORGED -> request.header("Authorization", wrong.of(body));
            case UNSIGNED -> {
                if (delivery.push().number() % 2 == 0) {
                    request.header("Authorization", right.of("another body".getBytes(StandardCharsets.UTF_8)));
                }
            }
            case GARBLED -> {
                body = Arrays.copyOf(body, body.length / 2);
                request.header("Authorization", right.of(body));
            }
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    /** A forger says what would do harm: that the order is off. */
    private static Push told(Delivery delivery) {
        Push push = delivery.push();
        return delivery.kind() == Delivery.Kind.FORGED && push.aboutOrder()
                ? new Push(push.number(), push.at(), Push.ORDER_STATUS, push.subject(), "CANCEL", "", push.updated())
                : push;
    }
}
