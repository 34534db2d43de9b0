package dev.backroom.simulator.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The true figures of one of a shop's days as they stand when the script is over, counted from the script alone.
 *
 * @param orders sales placed
 * @param units sold in them, gifts left out
 * @param gmv what their buyers pay for these, in the shop's currency
 * @param cancellations sales cancelled after they were placed
 * @param unpaidCancellations sales cancelled before
 * @param entered orders of any kind that came in for the seller to ship
 * @param left of these, collected or cancelled
 * @param pending entered and not left when the day ended, or when the script did
 * @param shipDue sales of this day that the seller ships, without those cancelled within 24 hours
 * @param shippedInTime of these, collected within 24 hours
 * @param unitsOut plain units that left the building
 * @param punctuality how the deadlines of the day were kept
 * @param onHand plain units in the building when the day ended, or when the script did
 * @param adSpend in the shop's currency
 * @param demand units by SKU of the day's sales that are not cancelled
 */
public record BookedDay(
        long orders,
        long units,
        BigDecimal gmv,
        long cancellations,
        long unpaidCancellations,
        long entered,
        long left,
        long pending,
        long shipDue,
        long shippedInTime,
        long unitsOut,
        Punctuality punctuality,
        long onHand,
        long goodReviews,
        long mixedReviews,
        long badReviews,
        BigDecimal adSpend,
        SortedMap<String, Long> demand) {
    /** Of the sales that were due, the share shipped in time; empty where none was due. */
    public Optional<BigDecimal> shipRate() {
        return alone().shipRate();
    }

    public Optional<BigDecimal> goodReviewShare() {
        return alone().goodReviewShare();
    }

    public Optional<BigDecimal> badReviewShare() {
        return alone().badReviewShare();
    }

    /** Ad spend divided by sales; empty where nothing was sold. */
    public Optional<BigDecimal> adShare() {
        return alone().adShare();
    }

    private BookedWindow alone() {
        return new BookedWindow(List.of(this));
    }
}
