package dev.backroom.store.stock;

/**
 * How far a shop's live listings show what can be sold.
 *
 * @param listings live listings that are known
 * @param waiting those whose stock is known and whose figure was never published
 * @param uncounted those whose SKU is not in the item list or has no counted stock, so that nothing can be published
 */
public record Coverage(int listings, int waiting, int uncounted) {
    public Coverage {
        if (listings < 0 || waiting < 0 || uncounted < 0 || waiting + uncounted > listings) {
            throw new IllegalArgumentException(
                    listings + " listings, " + waiting + " waiting and " + uncounted + " uncounted");
        }
    }
}
