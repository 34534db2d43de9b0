package dev.backroom.console;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues that hold as many messages as a test says; a negative number fails. */
final class FullQueues implements SqsClient {
    final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        String name = request.queueUrl().substring(request.queueUrl().lastIndexOf('/') + 1);
        int count = waiting.getOrDefault(name, 0);
        if (count < 0) {
            throw SqsException.builder().message("no such queue").build();
        }
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        Integer.toString(count),
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        "0"))
                .build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        String name = request.queueUrl().substring(request.queueUrl().lastIndexOf('/') + 1);
        sent.add(name + " " + request.messageBody());
        return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
