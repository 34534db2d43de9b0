package dev.backroom.console.orders;

import dev.backroom.console.page.Fact;
import dev.backroom.console.page.PageContext;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Recipient;
import java.util.ArrayList;
import java.util.List;

/** What the buyer gave, as far as somebody has to judge it: what a hold is about, while it stands, and nothing else. */
public final class BuyerEvidence {
    private BuyerEvidence() {}

    /** The parts of a recipient that holds are about. */
    record Fields(boolean name, boolean address, boolean phone, boolean message) {
        private static final Fields NONE = new Fields(false, false, false, false);

        static Fields of(List<Hold> holds) {
            return holds.stream().map(Fields::of).reduce(NONE, Fields::or);
        }

        boolean isEmpty() {
            return equals(NONE);
        }

        private static Fields of(Hold hold) {
            return switch (hold.code()) {
                case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE -> new Fields(true, true, false, false);
                case PHONE_INVALID -> new Fields(false, false, true, false);
                case BUYER_WISHES_CANCEL, BUYER_WISHES_CHANGE -> new Fields(false, false, false, true);
                case SUSPECTED_FRAUD, OUTSIDE_CHECK -> new Fields(true, true, true, false);
                case PLATFORM_HOLD,
                        SHORT_STOCK,
                        UNKNOWN_SKU,
                        STOCK_MISMATCH,
                        BUYER_ASKS_CANCEL,
                        UNKNOWN_STATUS,
                        ADDRESS_MASKED,
                        HELD_BY_HAND -> NONE;
            };
        }

        private Fields or(Fields other) {
            return new Fields(
                    name || other.name, address || other.address, phone || other.phone, message || other.message);
        }
    }

    /** Empty where no hold is about anything that the buyer gave. */
    static List<Fact> of(PageContext c, Order order, Recipient recipient) {
        Fields fields = Fields.of(order.holds());
        List<Fact> facts = new ArrayList<>();
        if (fields.name()) {
            facts.add(fact(c, "waveName", recipient.name()));
        }
        if (fields.address()) {
            facts.add(fact(c, "waveAddress", recipient.address()));
            facts.add(fact(c, "wavePostalCode", (recipient.postalCode() + " " + recipient.region()).strip()));
        }
        if (fields.phone()) {
            facts.add(fact(c, "wavePhone", recipient.phone()));
        }
        if (fields.message()) {
            facts.add(fact(c, "deskMessage", recipient.buyerMessage()));
        }
        return facts;
    }

    private static Fact fact(PageContext c, String name, String text) {
        return new Fact(c.t().get(name), text.isBlank() ? "\u2013" : text);
    }
}
