package dev.backroom.model.order;

import java.util.Set;

/** Why an order waits for somebody. */
public enum HoldCode {
    /** The platform itself holds the order: the remorse hour, or a check of its own. */
    PLATFORM_HOLD(Source.PLATFORM, Action.WAIT),
    /** The order did not fit into the stock that can still be promised. */
    SHORT_STOCK(Source.STOCK, Action.RESTOCK, Action.CANCEL_ORDER),
    /** A line names a SKU that the shop's item list does not have. */
    UNKNOWN_SKU(Source.STOCK, Action.ADD_ITEM, Action.CANCEL_ORDER),
    /** Units left the building that the stock figures say were not there. */
    STOCK_MISMATCH(Source.STOCK, Action.COUNT, Action.RELEASE),
    /** The buyer asked the platform to cancel. */
    BUYER_ASKS_CANCEL(Source.PLATFORM, Action.ANSWER_CANCELLATION),
    /** The platform named a state that this version does not know. */
    UNKNOWN_STATUS(Source.PLATFORM, Action.WAIT),
    /** The buyer's message asks to cancel, which the platform does not know. */
    BUYER_WISHES_CANCEL(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** The buyer's message asks for another address, article or amount. */
    BUYER_WISHES_CHANGE(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** A part of the address is missing without which the parcel does not arrive. */
    ADDRESS_INCOMPLETE(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** The address is one that does not exist or was typed to pass a form. */
    ADDRESS_IMPLAUSIBLE(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** The platform hides the address although the seller ships. */
    ADDRESS_MASKED(Source.RECIPIENT, Action.WAIT, Action.RELEASE),
    /** Nobody can be reached by the telephone number. */
    PHONE_INVALID(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** The reasons of the fraud score together reach the shop's threshold. */
    SUSPECTED_FRAUD(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** A check of somebody else's, such as a carrier's address service, speaks against the order. */
    OUTSIDE_CHECK(Source.RECIPIENT, Action.ASK_BUYER, Action.RELEASE, Action.CANCEL_ORDER),
    /** Somebody at the desk stopped it. */
    HELD_BY_HAND(Source.PERSON, Action.RELEASE, Action.CANCEL_ORDER);

    /** What a person may do about a hold. A note is always allowed. */
    public enum Action {
        /** Nothing but wait: it ends by itself. */
        WAIT,
        /** Let the order go; it is not held again for the same reason. */
        RELEASE,
        ASK_BUYER,
        CANCEL_ORDER,
        /** Accept or refuse the cancellation that the platform has open. */
        ANSWER_CANCELLATION,
        RESTOCK,
        ADD_ITEM,
        COUNT
    }

    private enum Source {
        STOCK,
        PLATFORM,
        RECIPIENT,
        PERSON
    }

    private final Source source;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Action> actions;

    HoldCode(Source source, Action... actions) {
        this.source = source;
        this.actions = Set.of(actions);
    }

    public Set<Action> actions() {
        return actions;
    }

    /** Found in the recipient or the message, so that it stands as long as they are what they were. */
    public boolean isFromRecipient() {
        return source == Source.RECIPIENT;
    }

    /**
     * Found once, when the recipient was first seen, and kept as it was: what it rests on (how many orders came within the
     * hour, what a service said) is another at every later look.
     */
    public boolean isFoundOnce() {
        return this == SUSPECTED_FRAUD || this == OUTSIDE_CHECK;
    }
}
