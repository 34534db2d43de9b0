package dev.backroom.simulator.plan;

import dev.backroom.simulator.random.Rates;
import java.time.LocalTime;

/**
 * What follows an evening until the shop's next morning. Shares are 0 to 1.
 *
 * @param until the shop's time at which the script ends
 * @param buyers orders bought in the night, as a share of the evening's
 * @param lateShift of the orders that still wait to be packed or collected when the evening ends, those handled at once
 * @param morningShift of these, those handled the next morning; the others wait for the day
 * @param completed of the orders delivered in the evening, those that their buyers confirm the next morning
 * @param reviewed of the delivered orders
 * @param negative of the reviews, those of one or two stars
 * @param edited of the reviews, those that say something else later
 * @param earlierReviews reviews of the days before the evening, of orders that the script does not know
 * @param handEdits stock figures that somebody changes in the seller centre and tells nobody
 * @param shelfMoves whether people move units on the shelf, so that some items run low, sell out and come back
 */
public record Night(
        LocalTime until,
        double buyers,
        double lateShift,
        double morningShift,
        double completed,
        double reviewed,
        double negative,
        double edited,
        int earlierReviews,
        int handEdits,
        boolean shelfMoves) {
    public static final Night USUAL =
            new Night(LocalTime.of(9, 0), 0.01, 0.15, 0.12, 0.05, 0.25, 0.14, 0.10, 40, 5, true);

    public Night {
        Rates.requireShare("buyers", buyers);
        Rates.requireShare("lateShift + morningShift", lateShift + morningShift);
        Rates.requireShare("lateShift", lateShift);
        Rates.requireShare("morningShift", morningShift);
        Rates.requireShare("completed", completed);
        Rates.requireShare("reviewed", reviewed);
        Rates.requireShare("negative", negative);
        Rates.requireShare("edited", edited);
        if (earlierReviews < 0 || handEdits < 0) {
            throw new IllegalArgumentException("a number is negative");
        }
    }

    /** @param other orders bought in the night, as a share of the evening's */
    public Night withBuyers(double other) {
        return new Night(
                until,
                other,
                lateShift,
                morningShift,
                completed,
                reviewed,
                negative,
                edited,
                earlierReviews,
                handEdits,
                shelfMoves);
    }

    /** Nobody moves units on the shelf: for shops that sell from one shelf together. */
    public Night withoutShelfMoves() {
        return new Night(
                until,
                buyers,
                lateShift,
                morningShift,
                completed,
                reviewed,
                negative,
                edited,
                earlierReviews,
                handEdits,
                false);
    }
}
