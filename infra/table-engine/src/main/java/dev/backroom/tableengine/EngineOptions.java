package dev.backroom.tableengine;

import dev.backroom.tableengine.fault.FaultOptions;
import dev.backroom.tableengine.stream.StreamLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How an engine runs.
 *
 * @param folder where the tables are kept; empty keeps them in memory until the engine closes
 * @param clock the service's own time: creation times, ages of stream records, iterators and request tokens
 * @param expiryClock the time against which items expire, which may run faster than the service's
 * @param sweepEvery how often items past their time are deleted, in real time; zero only when {@link TableEngine#sweep} is called
 * @param region the one that ARNs name; requests of every region are served
 * @param account the one that ARNs name
 * @param streams when shards close and records go
 * @param faults what goes wrong on request, from the start; {@link TableEngine#faults} changes it
 * @param usage receives what each call consumed
 */
public record EngineOptions(
        Optional<Path> folder,
        InstantSource clock,
        InstantSource expiryClock,
        Duration sweepEvery,
        String region,
        String account,
        StreamLimits streams,
        FaultOptions faults,
        UsageListener usage) {

    /** Nothing is kept, nothing goes wrong. */
    public static EngineOptions inMemory() {
        return new EngineOptions(
                Optional.empty(),
                InstantSource.system(),
                InstantSource.system(),
                Duration.ofSeconds(1),
                "us-east-1",
                "000000000000",
                StreamLimits.SERVICE,
                FaultOptions.NONE,
                UsageListener.NOBODY);
    }

    public static EngineOptions in(Path folder) {
        EngineOptions memory = inMemory();
        return new EngineOptions(
                Optional.of(folder),
                memory.clock,
                memory.expiryClock,
                memory.sweepEvery,
                memory.region,
                memory.account,
                memory.streams,
                memory.faults,
                memory.usage);
    }

    public EngineOptions withClock(InstantSource changed) {
        return new EngineOptions(folder, changed, expiryClock, sweepEvery, region, account, streams, faults, usage);
    }

    public EngineOptions withExpiryClock(InstantSource changed) {
        return new EngineOptions(folder, clock, changed, sweepEvery, region, account, streams, faults, usage);
    }

    public EngineOptions withSweepEvery(Duration changed) {
        return new EngineOptions(folder, clock, expiryClock, changed, region, account, streams, faults, usage);
    }

    public EngineOptions withRegion(String changed) {
        return new EngineOptions(folder, clock, expiryClock, sweepEvery, changed, account, streams, faults, usage);
    }

    public EngineOptions withStreams(StreamLimits changed) {
        return new EngineOptions(folder, clock, expiryClock, sweepEvery, region, account, changed, faults, usage);
    }

    public EngineOptions withFaults(FaultOptions changed) {
        return new EngineOptions(folder, clock, expiryClock, sweepEvery, region, account, streams, changed, usage);
    }

    public EngineOptions withUsage(UsageListener changed) {
        return new EngineOptions(folder, clock, expiryClock, sweepEvery, region, account, streams, faults, changed);
    }
}
