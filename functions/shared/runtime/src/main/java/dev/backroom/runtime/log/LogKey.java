package dev.backroom.runtime.log;

/** What a log line may say about its circumstances: ids alone, no personal data and no secret. */
public enum LogKey {
    /** Of one invocation, as AWS reports it. */
    REQUEST("request"),
    /** A queue's own id of a message. */
    MESSAGE("message"),
    /** The logical name of a queue. */
    QUEUE("queue"),
    /** The name of a scheduled function. */
    JOB("job"),
    /** One id, or the ids of the shops that something is shared by. */
    SHOP("shop"),
    ORDER("order"),
    SKU("sku");

    private final String key;

    LogKey(String key) {
        this.key = key;
    }

    /** As it stands in a line. */
    public String key() {
        return key;
    }
}
