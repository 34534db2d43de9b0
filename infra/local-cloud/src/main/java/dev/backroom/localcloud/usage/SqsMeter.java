package dev.backroom.localcloud.usage;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Reports every SQS request that was answered. */
public final class SqsMeter implements ExecutionInterceptor {
    /** SQS bills one request per 64 KB of payload begun. */
    private static final int CHUNK = 64 * 1024;

    private final String source;
    private final UsageListener listener;

    public SqsMeter(String source, UsageListener listener) {
        this.source = source;
        this.listener = listener;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        String url = request.getValueForField("QueueUrl", String.class).orElse("");
        int bytes = payload(request, context.response());
        listener.sqs(new SqsUsage(
                source,
                request.getClass().getSimpleName().replace("Request", ""),
                url.substring(url.lastIndexOf('/') + 1),
                messages(request, context.response()),
                Math.max(1, Math.ceilDiv(bytes, CHUNK))));
    }

    private static int messages(SdkRequest request, SdkResponse response) {
        return switch (request) {
            case SendMessageRequest one -> 1;
            case DeleteMessageRequest one -> 1;
            case SendMessageBatchRequest batch -> batch.entries().size();
            case DeleteMessageBatchRequest batch -> batch.entries().size();
            case SdkRequest other ->
                response instanceof ReceiveMessageResponse received
                        ? received.messages().size()
                        : 0;
        };
    }

    private static int payload(SdkRequest request, SdkResponse response) {
        return switch (request) {
            case SendMessageRequest one -> bytes(one.messageBody());
            case SendMessageBatchRequest batch ->
                batch.entries().stream()
                        .map(SendMessageBatchRequestEntry::messageBody)
                        .mapToInt(SqsMeter::bytes)
                        .sum();
            case SdkRequest other ->
                response instanceof ReceiveMessageResponse received
                        ? received.messages().stream()
                                .map(Message::body)
                                .mapToInt(SqsMeter::bytes)
                                .sum()
                        : 0;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
