package dev.backroom.cli.imports;

import dev.backroom.model.ShopId;
import dev.backroom.reviews.ImportReviews;
import dev.backroom.reviews.ReviewLine;
import java.util.List;

/** Takes the reviews of one shop. */
public final class TakeReviews implements Taker {
    private final ShopId shop;
    private final ImportReviews reviews;

    public TakeReviews(ShopId shop, ImportReviews reviews) {
        this.shop = shop;
        this.reviews = reviews;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        ImportReviews.Outcome outcome = reviews.run(
                shop,
                rows.stream()
                        .map(row -> new ReviewLine(row.line(), row.fields()))
                        .toList());
        return Taken.of(rows, outcome.same(), outcome.rejected());
    }
}
