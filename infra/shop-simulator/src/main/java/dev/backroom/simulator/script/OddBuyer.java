package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.shop.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who an order says that it is from and what they wrote, where the seller ships; and what is true of them, which only the
 * books know.
 *
 * @param message empty text where nobody wrote one
 */
public record OddBuyer(Truth truth, Buyer buyer, String message) {
    /** What a careful person would make of an order. */
    public enum Truth {
        PLAIN,
        /** Wrote something that needs nobody. */
        HARMLESS_MESSAGE,
        ADDRESS_INCOMPLETE,
        ADDRESS_IMPLAUSIBLE,
        PHONE_INVALID,
        WANTS_CHANGE,
        WANTS_CANCEL,
        /** One of many orders for one door under several names, within half an hour. */
        RING;

        /** Somebody must look before it is packed. */
        public boolean needsAPerson() {
            return this != PLAIN && this != HARMLESS_MESSAGE;
        }
    }

    private static final List<Truth> ODD = List.of(
            Truth.ADDRESS_INCOMPLETE,
            Truth.ADDRESS_IMPLAUSIBLE,
            Truth.PHONE_INVALID,
            Truth.WANTS_CHANGE,
            Truth.WANTS_CANCEL,
            Truth.WANTS_CHANGE,
            Truth.WANTS_CANCEL);
    private static final Duration RING_LASTS = Duration.ofMinutes(30);
    private static final double RING_SHARE = 0.02;
    private static final double WRITES = 0.04;

    public static OddBuyer of(EveningPlan plan, ScriptedOrder order) {
        Market market = plan.shop().market();
        Buyer usual = Buyer.of(plan.seed(), market, order.buyer());
        if (plan.sellerShips().isEmpty()) {
            return new OddBuyer(
                    Truth.PLAIN, usual, order.number() % 37 == 5 ? "Please no fragrance samples, salamat 🙏" : "");
        }
        SplittableRandom chance = Chance.of(plan.seed(), "odd", order.number());
        boolean hidden = Shipping.byLabel(plan, order);
        Instant live = plan.liveFrom();
        boolean ring = !hidden
                && !order.boughtAt().isBefore(live)
                && order.boughtAt().isBefore(live.plus(RING_LASTS))
                && Chance.hits(plan.seed(), "ring", order.number(), RING_SHARE);
        if (ring) {
            return new OddBuyer(
                    Truth.RING, usual.at(market.phone(7), market.places().getFirst(), "77 Fixture Lane"), "");
        }
        if (chance.nextDouble() >= plan.sellerShips().orElseThrow().odd()) {
            boolean writes = chance.nextDouble() < WRITES;
            return new OddBuyer(
                    writes ? Truth.HARMLESS_MESSAGE : Truth.PLAIN,
                    usual,
                    writes ? BuyerWords.harmless(chance.nextInt(BuyerWords.LANGUAGES)) : "");
        }
        Truth truth = ODD.get(chance.nextInt(ODD.size()));
        int language = chance.nextInt(BuyerWords.LANGUAGES);
        return switch (truth) {
            case WANTS_CHANGE -> new OddBuyer(truth, usual, BuyerWords.change(language));
            case WANTS_CANCEL -> new OddBuyer(truth, usual, BuyerWords.cancel(language));
            case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE, PHONE_INVALID ->
                hidden ? new OddBuyer(Truth.PLAIN, usual, "") : new OddBuyer(truth, spoiled(truth, usual, market), "");
            case PLAIN, HARMLESS_MESSAGE, RING -> throw new IllegalStateException("is not drawn");
        };
    }

    private static Buyer spoiled(Truth truth, Buyer usual, Market market) {
        Market.Place place = usual.place();
        return switch (truth) {
            case ADDRESS_INCOMPLETE -> usual.at(usual.phone(), place, "");
            case ADDRESS_IMPLAUSIBLE ->
                usual.at(usual.phone(), new Market.Place("99999999", place.names()), usual.street());
            default -> usual.at(market.phone(3).substring(0, 8), place, usual.street());
        };
    }

    @Override
    public String toString() {
        return "OddBuyer[" + truth + "]";
    }
}
