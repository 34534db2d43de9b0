package dev.backroom.console.system;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Machine;
import dev.backroom.console.text.Numbers;
import java.time.Duration;
import java.util.List;

/** What runs by the clock and behind the streams, as the machine itself knows it. */
public record MachineSection(List<Run> runs, List<Stream> streams) {
    private static final Duration OLD = Duration.ofMinutes(5);

    public record Run(boolean failed, String function, String ran, String ago, String outcome, String next) {}

    public record Stream(boolean old, String function, String table, String changes, String oldest) {}

    static MachineSection of(PageContext c, Machine machine) {
        return new MachineSection(
                machine.runs().stream()
                        .map(run -> new Run(
                                run.failed(),
                                run.function(),
                                c.minute(run.ran(), c.zone(), "\u2013"),
                                run.ran().map(c::ago).orElse(""),
                                c.t().get(outcome(run)),
                                c.minute(run.next(), c.zone(), "\u2013")))
                        .toList(),
                machine.streams().stream()
                        .map(stream -> new Stream(
                                stream.age().compareTo(OLD) > 0,
                                stream.function(),
                                stream.table(),
                                Numbers.count(stream.records()) + (stream.more() ? "+" : ""),
                                stream.records() == 0 ? "" : c.t().span(stream.age())))
                        .toList());
    }

    private static String outcome(Machine.Run run) {
        return run.running() ? "running" : run.ran().isEmpty() ? "notYet" : run.failed() ? "failed" : "done";
    }
}
