package dev.backroom.simulator.api;

/**
 * Why one SKU's figure is not taken, inside an answer that says success.
 *
 * @param code the platform's
 */
record FigureError(int code, String message) {
    static final FigureError NOT_OF_PRODUCT = new FigureError(12_052_901, "The SKU does not belong to the product");
    static final FigureError WAREHOUSES_MISSING =
            new FigureError(12_019_028, "All warehouses of the SKU must be listed");
    static final FigureError WRONG_WAREHOUSE = new FigureError(12_019_022, "The warehouse is invalid");
    static final FigureError QUANTITY = new FigureError(12_019_024, "The quantity is out of range");
    static final FigureError COMBINED = new FigureError(12_052_850, "The stock of a combined listing cannot be edited");
    static final FigureError PROMOTION =
            new FigureError(12_052_393, "The stock is locked by a promotion and cannot be lowered");
    static final FigureError AUCTION = new FigureError(12_052_371, "An auction of the product is running");
    static final FigureError INTERNAL = new FigureError(36_009_003, "Internal error");
}
