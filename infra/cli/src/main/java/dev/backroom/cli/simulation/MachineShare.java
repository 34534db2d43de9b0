package dev.backroom.cli.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much of the machine was there for a set of processes: all of it but what others used, or what the host took away. Counted
 * over the processors that this process may use, from the figures that Linux keeps; elsewhere it is not known.
 */
public final class MachineShare {
    private static final Path STAT = Path.of("/proc/stat");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double TICKS_A_SECOND = 100;

    /**
     * Processor time since the machine began, in seconds.
     *
     * @param all of the processors that may be used
     * @param idle of it
     */
    record Reading(double all, double idle) {}

    private final Set<String> processors;
    private final Reading first;

    private MachineShare(Set<String> processors, Reading first) {
        this.processors = processors;
        this.first = first;
    }

    /** Counts from now on. */
    public static MachineShare begin() {
        Set<String> processors = allowed(lines(STATUS));
        return new MachineShare(processors, read(lines(STAT), processors));
    }

    /**
     * @param own processor time that the processes in question used since the beginning
     * @return from 0 to 1; empty where it is not known
     */
    public OptionalDouble until(Duration own) {
        return of(first, read(lines(STAT), processors), own);
    }

    static OptionalDouble of(Reading first, Reading last, Duration own) {
        double all = last.all() - first.all();
        if (all <= 0) {
            return OptionalDouble.empty();
        }
        double had = last.idle() - first.idle() + own.toMillis() / 1_000.0;
        return OptionalDouble.of(Math.clamp(had / all, 0.0, 1.0));
    }

    /** Processor names such as {@code cpu0}, from a line such as {@code Cpus_allowed_list: 0,2-3}. */
    static Set<String> allowed(List<String> status) {
        Set<String> names = new HashSet<>();
        for (String line : status) {
            if (!line.startsWith("Cpus_allowed_list:")) {
                continue;
            }
            for (String range : line.substring(line.indexOf(':') + 1).strip().split(",")) {
                String[] ends = range.split("-");
                for (int n = Integer.parseInt(ends[0]); n <= Integer.parseInt(ends[ends.length - 1]); n++) {
                    names.add("cpu" + n);
                }
            }
        }
        return names;
    }

    static Reading read(List<String> stat, Set<String> processors) {
        double all = 0;
        double idle = 0;
        for (String line : stat) {
            String[] fields = line.split(" +");
            if (!processors.contains(fields[0])) {
                continue;
            }
            // user, nice, system, idle, iowait, irq, softirq, steal; guests are counted in the first two already.
            for (int i = 1; i <= 8 && i < fields.length; i++) {
                double seconds = Long.parseLong(fields[i]) / TICKS_A_SECOND;
                all += seconds;
                idle += i == 4 || i == 5 ? seconds : 0;
            }
        }
        return new Reading(all, idle);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
