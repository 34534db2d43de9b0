package dev.backroom.bench;

import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the order path. JMH forks from the class path, so this wants a plain one. */
public final class Benchmarks {
    private static final String LONG = "--long";

    private Benchmarks() {}

    /** @param arguments {@code --long} for figures to be quoted; without it, a look that takes half a minute */
    public static void main(String[] arguments) throws RunnerException {
        boolean quoted = List.of(arguments).contains(LONG);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(OrderPathBenchmark.class.getSimpleName())
                .forks(quoted ? 3 : 1)
                .warmupIterations(quoted ? 5 : 2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quoted ? 10 : 3)
                .measurementTime(TimeValue.seconds(1));
        new Runner(options.build()).run();
    }
}
