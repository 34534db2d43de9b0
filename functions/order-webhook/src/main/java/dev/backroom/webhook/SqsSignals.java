package dev.backroom.webhook;

import dev.backroom.model.Signal;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One SQS message for each signal. */
final class SqsSignals implements SignalSender {
    private final SqsClient sqs;
    private final Map<Destination, String> urls;

    SqsSignals(SqsClient sqs, Map<Destination, String> urls) {
        this.sqs = sqs;
        this.urls = Map.copyOf(urls);
    }

    @Override
    public void send(Destination destination, Signal signal) {
        String message = SignalCodec.write(signal);
        try {
            sqs.sendMessage(request -> request.queueUrl(urls.get(destination)).messageBody(message));
        } catch (SdkException e) {
            throw new NotSent(e.getClass().getSimpleName());
        }
    }
}
