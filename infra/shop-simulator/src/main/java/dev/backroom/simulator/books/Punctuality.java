package dev.backroom.simulator.books;

/**
 * How a day's deadlines were kept, each counted on the day on which it lay.
 *
 * @param dispatchDue orders that the carrier had to have, without those cancelled before
 * @param dispatchedInTime of these, arranged and collected in time
 * @param trackDue orders with that deadline that were arranged, and so have a number
 * @param tracked of these, collected
 * @param deliveryDue orders under way that the buyer had to have
 * @param deliveredInTime of these, delivered in time
 */
public record Punctuality(
        long dispatchDue, long dispatchedInTime, long trackDue, long tracked, long deliveryDue, long deliveredInTime) {}
