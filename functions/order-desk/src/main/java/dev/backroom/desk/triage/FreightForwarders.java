package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.triage.AddressCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Known forwarders, read as a whole now and then: an order costs nothing to compare. */
public final class FreightForwarders {
    /** How long an import may take to be felt. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** A list of none. */
    public static final FreightForwarders NONE = new FreightForwarders(
            () -> {
                throw new IllegalStateException("nothing to compare with");
            },
            shop -> Set.of(),
            Clock.systemUTC());

    private final Supplier<Fingerprints> traces;
    private final Function<ShopId, Set<String>> table;
    private final Clock clock;
    private final Map<ShopId, Read> lists = new ConcurrentHashMap<>();

    private record Read(Set<String> traces, Instant at) {}

    /**
     * Forwarders behind a table.
     *
     * @param table the traces of a shop
     * @param clock real time
     */
    public FreightForwarders(Supplier<Fingerprints> traces, Function<ShopId, Set<String>> table, Clock clock) {
        this.traces = traces;
        this.table = table;
        this.clock = clock;
    }

    /** Whether the recipient's place or telephone is one of theirs. */
    boolean isOne(ShopId shop, Recipient recipient) {
        Set<String> known = known(shop);
        if (known.isEmpty()) {
            return false;
        }
        String street = recipient.parts().isGiven() ? recipient.parts().street() : recipient.address();
        return BuildingKey.of(street, recipient.postalCode())
                        .map(place -> known.contains(traces.get().ofPlace(shop, place)))
                        .orElse(false)
                || (!AddressCheck.isMasked(recipient.phone())
                        && !recipient.phone().isBlank()
                        && known.contains(
                                traces.get().ofPhone(shop, PhoneCheck.counted(recipient.phone(), recipient.region()))));
    }

    private Set<String> known(ShopId shop) {
        Instant now = clock.instant();
        Read read = lists.get(shop);
        if (read == null || read.at().plus(FRESH).isBefore(now)) {
            read = new Read(Set.copyOf(table.apply(shop)), now);
            lists.put(shop, read);
        }
        return read.traces();
    }
}
