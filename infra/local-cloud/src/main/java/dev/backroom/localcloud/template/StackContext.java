package dev.backroom.localcloud.template;

import java.net.URI;

/**
 * Where the stack is thought to stand; the values of the pseudo parameters.
 *
 * @param queues the SQS endpoint, from which queue URLs are made
 * @param webhook what stands for a Function URL
 */
public record StackContext(String stackName, String region, String account, URI queues, URI webhook) {
    public static final String LOCAL_ACCOUNT = "000000000000";

    /** Such as {@code arn:aws:sqs:us-east-1:000000000000:backroom-OrderEvents}. */
    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }
}
