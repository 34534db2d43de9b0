package dev.backroom.simulator.script;

import dev.backroom.simulator.shop.Listing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order of the script: what was bought, and all that will happen to it this evening.
 *
 * @param id the platform's order id, 18 digits
 * @param number its place in the evening, from 0
 * @param replaces the order it replaces; empty text otherwise
 * @param byPlatform shipped from the platform's own warehouse
 * @param buyer number of the synthetic buyer
 * @param moves in order of time; the first is the purchase
 */
public record ScriptedOrder(
        String id,
        int number,
        Kind kind,
        String replaces,
        boolean byPlatform,
        boolean cashOnDelivery,
        int buyer,
        List<Unit> units,
        List<Move> moves) {
    /** What an order counts as. */
    public enum Kind {
        SALE,
        SAMPLE,
        REPLACEMENT
    }

    /**
     * One line item: the platform has no quantities.
     *
     * @param paid what the buyer pays for it, in the market's currency
     */
    public record Unit(String id, Listing listing, boolean gift, BigDecimal paid) {}

    public ScriptedOrder {
        units = List.copyOf(units);
        moves = List.copyOf(moves);
    }

    /** The same order with another course. */
    ScriptedOrder withMoves(List<Move> other) {
        return new ScriptedOrder(id, number, kind, replaces, byPlatform, cashOnDelivery, buyer, units, other);
    }

    public Instant boughtAt() {
        return moves.getFirst().at();
    }

    /** When the last move up to now happened; the purchase itself if now is before it. */
    public Instant updatedAt(Instant now) {
        for (int i = moves.size() - 1; i > 0; i--) {
            if (!moves.get(i).at().isAfter(now)) {
                return moves.get(i).at();
            }
        }
        return boughtAt();
    }
}
