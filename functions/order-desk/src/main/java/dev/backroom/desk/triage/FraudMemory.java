package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.triage.FraudFacts;
import dev.backroom.model.triage.FraudFacts.Seen;
import dev.backroom.model.triage.FraudPolicy;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of earlier orders. */
public interface FraudMemory {
    /** A memory that remembers nothing; with it only what one order shows by itself counts. */
    FraudMemory NONE = orders -> Map.of();

    /**
     * The orders that share an address, a telephone or a buyer with one, and that one, by the platform's order id, earliest
     * first.
     *
     * @param hour those of the densest hour around it
     * @param day those of the densest 24 hours
     */
    record Company(List<String> hour, List<String> day) {
        public Company {
            hour = List.copyOf(hour);
            day = List.copyOf(day);
        }
    }

    /**
     * What is known when an order comes, this order counted.
     *
     * @param company of the order's address, telephone and buyer, as far as the platform shows them
     */
    record Known(
            Seen byAddress,
            Seen byPhone,
            Seen byBuyer,
            FraudFacts.Trouble trouble,
            Optional<FraudFacts.Usual> usual,
            boolean freightForwarder,
            List<Company> company) {
        public static final Known NOTHING =
                new Known(Seen.ONCE, Seen.ONCE, Seen.ONCE, FraudFacts.Trouble.NONE, Optional.empty(), false, List.of());

        public Known {
            company = List.copyOf(company);
        }

        /**
         * The orders that came before there were too many, and so passed: of more than are usual in a span, as many as are
         * usual, the earliest.
         */
        Set<String> passed(FraudPolicy policy) {
            Set<String> passed = new LinkedHashSet<>();
            for (Company one : company) {
                if (one.hour().size() > policy.hour()) {
                    passed.addAll(one.hour().subList(0, policy.hour()));
                }
                if (one.day().size() > policy.day()) {
                    passed.addAll(one.day().subList(0, policy.day()));
                }
            }
            return passed;
        }
    }

    /**
     * Counts orders whose recipients are seen for the first time, and says what is known of each. An order that comes again is
     * counted once.
     *
     * @return those of which anything is known
     */
    Map<OrderKey, Known> of(Collection<OrderSnapshot> orders);

    /**
     * What is known by now of orders that were counted before. Nothing is counted, and nobody's company is told.
     *
     * @return those of which anything is known
     */
    default Map<OrderKey, Known> again(Collection<OrderSnapshot> orders) {
        return Map.of();
    }

    /** Remembers that a buyer called an order off. */
    default void calledOff(OrderSnapshot order) {}

    /** The shop's own measure. */
    default FraudPolicy policy(ShopId shop) {
        return FraudPolicy.DEFAULT;
    }
}
