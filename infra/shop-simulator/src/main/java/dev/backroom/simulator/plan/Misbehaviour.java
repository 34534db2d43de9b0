package dev.backroom.simulator.plan;

import dev.backroom.simulator.random.Rates;

/**
 * How the platform's webhooks go wrong. Every field is a share of all webhooks, 0 to 1, and each is drawn from a stream of
 * its own: changing one moves neither the others nor the evening.
 *
 * @param duplicated sent a second time, at once or within ten minutes
 * @param reordered held back by 5 s to 20 min, so that later ones overtake it
 * @param dropped never sent; only a poll can find what they told
 * @param forged sent besides, signed with a wrong secret
 * @param unsigned sent besides, without or with a broken signature
 * @param numericIds ids as JSON numbers
 * @param unnamed without a notification id
 * @param embellished with fields that nobody documented
 * @param garbled sent besides: correctly signed and unreadable
 */
public record Misbehaviour(
        double duplicated,
        double reordered,
        double dropped,
        double forged,
        double unsigned,
        double numericIds,
        double unnamed,
        double embellished,
        double garbled) {
    /** A platform without a fault. */
    public static final Misbehaviour NONE = new Misbehaviour(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The evening that {@code demo} shows. */
    public static final Misbehaviour USUAL = new Misbehaviour(0.05, 0.10, 0.02, 0.01, 0.002, 0.10, 0.01, 0.10, 0.0004);

    public Misbehaviour {
        Rates.requireShare("duplicated", duplicated);
        Rates.requireShare("reordered", reordered);
        Rates.requireShare("dropped", dropped);
        Rates.requireShare("forged", forged);
        Rates.requireShare("unsigned", unsigned);
        Rates.requireShare("numericIds", numericIds);
        Rates.requireShare("unnamed", unnamed);
        Rates.requireShare("embellished", embellished);
        Rates.requireShare("garbled", garbled);
    }
}
