package dev.backroom.simulator.webhook;

import org.HdrHistogram.Histogram;

/**
 * How long acknowledgements took, in milliseconds of real time from the sending of a post to its answer with 200.
 *
 * @param count answers
 */
public record AckTimes(long count, double p50, double p90, double p99, double max) {
    static AckTimes of(Histogram micros) {
        return new AckTimes(
                micros.getTotalCount(),
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(90)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getMaxValue()));
    }

    private static double millis(long micros) {
        return Math.round(micros / 10.0) / 100.0;
    }
}
