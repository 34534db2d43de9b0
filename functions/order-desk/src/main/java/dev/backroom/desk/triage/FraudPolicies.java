package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.triage.FraudPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The shops' measures, read now and then. */
final class FraudPolicies implements Function<ShopId, FraudPolicy> {
    static final Duration FRESH = Duration.ofMinutes(5);

    private final Function<ShopId, FraudPolicy> table;
    private final Clock clock;
    private final Map<ShopId, Read> policies = new ConcurrentHashMap<>();

    private record Read(FraudPolicy policy, Instant at) {}

    /** @param clock real time */
    FraudPolicies(Function<ShopId, FraudPolicy> table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public FraudPolicy apply(ShopId shop) {
        Instant now = clock.instant();
        Read read = policies.get(shop);
        if (read == null || read.at().plus(FRESH).isBefore(now)) {
            read = new Read(table.apply(shop), now);
            policies.put(shop, read);
        }
        return read.policy();
    }
}
