package dev.backroom.simulator.plan;

import dev.backroom.simulator.random.Rates;

/**
 * How the buyers and the shop behave. Shares of all orders, 0 to 1, unless said otherwise.
 *
 * @param spike the rate of buying during the live, as a multiple of the quiet rate
 * @param hotShare share of the units sold during the live that is the hot SKU
 * @param scarce orders for the SKU of which fewer lie on the shelf than the channel believed
 * @param remorseCancels cancelled by the buyer within the remorse hour
 * @param laterCancels cancelled by seller or platform after it
 * @param paymentTimeouts never paid
 * @param cancelRequests the buyer asks for cancellation after the remorse hour
 * @param addressUpdates the buyer changes the address
 * @param partialCancels of orders with several units: some units are cancelled, the rest ships
 * @param splitParcels of orders with several units: some units ship first
 * @param delivered of shipped orders: arrive the same evening
 * @param multiLine orders of two to four different listings
 * @param gifts orders with a free gift
 * @param byPlatform shipped from the platform's own warehouse
 * @param chatter webhooks that are not about orders, as a share of those that are
 */
public record Habits(
        double spike,
        double hotShare,
        double scarce,
        double remorseCancels,
        double laterCancels,
        double paymentTimeouts,
        double cancelRequests,
        double addressUpdates,
        double partialCancels,
        double splitParcels,
        double delivered,
        double multiLine,
        double gifts,
        double samples,
        double replacements,
        double cashOnDelivery,
        double byPlatform,
        double chatter) {
    public static final Habits USUAL = new Habits(
            4, 0.60, 0.025, 0.06, 0.015, 0.02, 0.03, 0.03, 0.04, 0.06, 0.25, 0.25, 0.04, 0.01, 0.007, 0.08, 0.01, 0.06);

    public Habits {
        if (!(spike >= 1 && spike <= 100)) {
            throw new IllegalArgumentException("spike is not between 1 and 100");
        }
        Rates.requireShare("hotShare", hotShare);
        Rates.requireShare("scarce", scarce);
        Rates.requireShare("remorseCancels", remorseCancels);
        Rates.requireShare("laterCancels", laterCancels);
        Rates.requireShare("paymentTimeouts", paymentTimeouts);
        Rates.requireShare("cancelRequests", cancelRequests);
        Rates.requireShare("addressUpdates", addressUpdates);
        Rates.requireShare("partialCancels", partialCancels);
        Rates.requireShare("splitParcels", splitParcels);
        Rates.requireShare("delivered", delivered);
        Rates.requireShare("multiLine", multiLine);
        Rates.requireShare("gifts", gifts);
        Rates.requireShare("samples", samples);
        Rates.requireShare("replacements", replacements);
        Rates.requireShare("cashOnDelivery", cashOnDelivery);
        Rates.requireShare("byPlatform", byPlatform);
        Rates.requireShare("chatter", chatter);
    }
}
