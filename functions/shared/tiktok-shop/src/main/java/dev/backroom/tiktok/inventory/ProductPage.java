package dev.backroom.tiktok.inventory;

import java.util.List;

/**
 * One page of a product search.
 *
 * @param unreadable how many products or variants of the page could not be read
 * @param nextPageToken opaque; empty text after the last page
 */
public record ProductPage(List<ListedProduct> products, int unreadable, String nextPageToken) {
    public ProductPage {
        products = List.copyOf(products);
    }
}
