package dev.backroom.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues: how full they are, and sending a parked message again. */
public final class Queues {
    private static final QueueAttributeName[] ATTRIBUTES = {
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED
    };

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final SqsClient sqs;
    private final Map<String, String> urls;

    /** @param urls the queues by name, in the order to be shown */
    private Queues(SqsClient sqs, Map<String, String> urls) {
        this.sqs = sqs;
        this.urls = urls;
    }

    /**
     * Reads the list of queues.
     *
     * @param pairs {@code Name=url} pairs with blanks between them
     * @throws IllegalStateException if one of them is no such pair
     */
    public static Queues of(SqsClient sqs, String pairs) {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String pair : BLANKS.splitAsStream(pairs.strip()).toList()) {
            int sign = pair.indexOf('=');
            if (sign < 1 || sign == pair.length() - 1) {
                throw new IllegalStateException("environment variable QUEUES is not a list of Name=url");
            }
            urls.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return new Queues(sqs, urls);
    }

    /**
     * How full a queue is.
     *
     * @param dead whether it is a dead-letter queue, which should be empty
     */
    public record Depth(String name, boolean dead, int waiting, int inFlight) {}

    public List<Depth> depths(Reading reading) {
        return reading.each(List.copyOf(urls.entrySet()), queue -> depth(queue.getKey(), queue.getValue()));
    }

    /** Messages in all dead-letter queues. */
    public int dead(Reading reading) {
        List<Map.Entry<String, String>> dead =
                urls.entrySet().stream().filter(queue -> isDead(queue.getKey())).toList();
        return reading.each(dead, queue -> depth(queue.getKey(), queue.getValue())).stream()
                .mapToInt(depth -> depth.waiting() + depth.inFlight())
                .sum();
    }

    /** @return false if there is no such queue */
    public boolean send(String name, String body) {
        Optional<String> url = Optional.ofNullable(urls.get(name));
        url.ifPresent(queue -> sqs.sendMessage(s -> s.queueUrl(queue).messageBody(body)));
        return url.isPresent();
    }

    private static boolean isDead(String name) {
        return name.endsWith("Dead");
    }

    private Depth depth(String name, String url) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        g -> g.queueUrl(url).attributeNames(ATTRIBUTES))
                .attributes();
        return new Depth(
                name,
                isDead(name),
                count(attributes, ATTRIBUTES[0]) + count(attributes, ATTRIBUTES[2]),
                count(attributes, ATTRIBUTES[1]));
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
