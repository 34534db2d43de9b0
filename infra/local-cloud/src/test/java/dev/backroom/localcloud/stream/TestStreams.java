package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.localcloud.template.StreamFilter;
import dev.backroom.localcloud.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Event sources and records made for a test. */
final class TestStreams {
    static final Instant T0 = Instant.parse("2026-11-20T18:00:00Z");

    private TestStreams() {}

    static Source source() {
        return new Source();
    }

    static Change change(int number, Instant created) {
        return change(number, created, number, 100);
    }

    static Change change(int number, Instant created, int key, int bytes) {
        byte[] json = "{}".concat(" ".repeat(bytes - 2)).getBytes(StandardCharsets.UTF_8);
        return new Change(Integer.toString(number), created, created, key, json, true);
    }

    static List<Change> changes(int count) {
        return IntStream.range(0, count).mapToObj(number -> change(number, T0)).toList();
    }

    /** A mapping with AWS's defaults, but for what is set. */
    static final class Source {
        private boolean latest;
        private int batchSize = 100;
        private Duration window = Duration.ZERO;
        private Duration tumbling = Duration.ZERO;
        private int lanes = 1;
        private OptionalInt attempts = OptionalInt.empty();
        private Duration age = Duration.ofHours(24);
        private boolean bisects;
        private boolean reports;
        private Optional<String> failures = Optional.empty();
        private StreamFilter filter = StreamFilter.ALL;

        Source latest() {
            latest = true;
            return this;
        }

        Source batch(int size, Duration within) {
            batchSize = size;
            window = within;
            return this;
        }

        Source tumbling(Duration length) {
            tumbling = length;
            return this;
        }

        Source lanes(int count) {
            lanes = count;
            return this;
        }

        Source attempts(int most) {
            attempts = OptionalInt.of(most);
            return this;
        }

        Source age(Duration most) {
            age = most;
            return this;
        }

        Source bisects() {
            bisects = true;
            return this;
        }

        Source reports() {
            reports = true;
            return this;
        }

        Source failures(String queueArn) {
            failures = Optional.of(queueArn);
            return this;
        }

        Source keys(String prefix) {
            ObjectNode pattern = JsonNodeFactory.instance.objectNode();
            pattern.withObject("/dynamodb/Keys/pk").withArray("S").addObject().put("prefix", prefix);
            filter = new StreamFilter(List.of(pattern));
            return this;
        }

        Trigger.Stream build() {
            return new Trigger.Stream(
                    "Orders",
                    "arn:aws:dynamodb:us-east-1:000000000000:table/shop-Orders/stream/local",
                    latest,
                    batchSize,
                    window,
                    tumbling,
                    lanes,
                    new Trigger.TimeoutPolicy(attempts, age),
                    bisects,
                    reports,
                    failures,
                    filter,
                    true);
        }
    }
}
