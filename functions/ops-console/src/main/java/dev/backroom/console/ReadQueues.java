package dev.backroom.console;

import dev.backroom.console.Overview.QueueDepth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Reads how full the queues are. */
final class ReadQueues {
    private static final QueueAttributeName[] ATTRIBUTES = {
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED
    };

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final SqsClient sqs;
    private final Map<String, String> urls;

    /** @param urls the queues by name, in the order to be shown */
    private ReadQueues(SqsClient sqs, Map<String, String> urls) {
        this.sqs = sqs;
        this.urls = urls;
    }

    /**
     * Reads the list of queues.
     *
     * @param pairs {@code Name=url} pairs with blanks between them
     * @throws IllegalStateException if one of them is no such pair
     */
    static ReadQueues of(SqsClient sqs, String pairs) {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String pair : BLANKS.splitAsStream(pairs.strip()).toList()) {
            int sign = pair.indexOf('=');
            if (sign < 1 || sign == pair.length() - 1) {
                throw new IllegalStateException("environment variable QUEUES is not a list of Name=url");
            }
            urls.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return new ReadQueues(sqs, urls);
    }

    List<QueueDepth> read(ExecutorService threads) {
        List<Future<QueueDepth>> depths = new ArrayList<>();
        urls.forEach((name, url) -> depths.add(threads.submit(() -> depth(name, url))));
        return depths.stream().map(Waiting::of).toList();
    }

    private QueueDepth depth(String name, String url) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        g -> g.queueUrl(url).attributeNames(ATTRIBUTES))
                .attributes();
        return new QueueDepth(
                name,
                name.endsWith("Dead"),
                count(attributes, ATTRIBUTES[0]) + count(attributes, ATTRIBUTES[2]),
                count(attributes, ATTRIBUTES[1]));
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
