package dev.backroom.stockcheck.booking;

/**
 * One line of a receipt, a count sheet or an adjustment, as somebody wrote it.
 *
 * @param number where it stands in its file, for the reader of a reject
 * @param reference the paper behind it and its line there; empty where there is none
 */
public record StockLine(
        int number, String sku, String warehouse, int units, String reference, String who, String why) {}
