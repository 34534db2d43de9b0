package dev.backroom.model.order;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.triage.Finding;
import dev.backroom.model.triage.FraudScore;
import dev.backroom.model.triage.Intent;
import dev.backroom.model.triage.Wish;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every reason that an order can be held for, with its own evidence. */
public sealed interface Reason {
    /** The most patterns of a message that are kept with an order. */
    int MOST_PATTERNS = 2;

    /** As it is stored: what was found, and never the buyer's own words. */
    Hold hold();

    record StockMismatch(Map<Slot, Integer> units) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.STOCK_MISMATCH, SlotUnits.text(units));
        }
    }

    record ShortStock(Map<Slot, Integer> missing) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.SHORT_STOCK, SlotUnits.text(missing));
        }
    }

    record UnknownSku(List<Sku> skus) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.UNKNOWN_SKU, skus.stream().map(Sku::code).toList());
        }
    }

    record UnknownStatus() implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.UNKNOWN_STATUS, List.of());
        }
    }

    record CancelRequested() implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.BUYER_ASKS_CANCEL, List.of());
        }
    }

    /** The platform's own check, outside the remorse hour. */
    record PlatformCheck() implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.PLATFORM_HOLD, List.of());
        }
    }

    /** The hour in which a buyer may cancel for free. */
    record RemorseHour() implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.PLATFORM_HOLD, List.of("remorse hour"));
        }
    }

    record MaskedAddress() implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.ADDRESS_MASKED, List.of());
        }
    }

    record AddressIncomplete(List<Finding> findings) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.ADDRESS_INCOMPLETE, names(findings));
        }
    }

    record AddressImplausible(List<Finding> findings) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, names(findings));
        }
    }

    record PhoneInvalid(Finding finding) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.PHONE_INVALID, names(List.of(finding)));
        }
    }

    /** @param wish one that {@link Intent#holds} */
    record BuyerWish(Wish wish) implements Reason {
        @Override
        public Hold hold() {
            boolean cancel = wish.intent() == Intent.CANCEL;
            return new Hold(
                    cancel ? HoldCode.BUYER_WISHES_CANCEL : HoldCode.BUYER_WISHES_CHANGE,
                    wish.evidence().stream()
                            .limit(MOST_PATTERNS)
                            .map(Wish.Evidence::toString)
                            .toList());
        }
    }

    record SuspectedFraud(FraudScore score) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(HoldCode.SUSPECTED_FRAUD, score.explained());
        }
    }

    /**
     * @param service as the shop calls it
     * @param findings codes of its answer, never its text
     */
    record OutsideFinding(String service, List<String> findings) implements Reason {
        @Override
        public Hold hold() {
            List<String> evidence = new ArrayList<>(List.of(service));
            evidence.addAll(findings);
            return new Hold(HoldCode.OUTSIDE_CHECK, evidence);
        }
    }

    /** @param at when, so that letting one go lets no later one go */
    record ByHand(Instant at) implements Reason {
        @Override
        public Hold hold() {
            return new Hold(
                    HoldCode.HELD_BY_HAND,
                    List.of(at.truncatedTo(ChronoUnit.SECONDS).toString()));
        }
    }

    private static List<String> names(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }
}
