package dev.backroom.tiktok.review;

import dev.backroom.model.review.ReviewSnapshot;
import java.util.List;
import java.util.Map;

/**
 * One page of a search, oldest review first.
 *
 * @param unreadable review id to the reason, which never repeats the review
 * @param nextPageToken opaque; empty text after the last page
 */
public record ReviewPage(List<ReviewSnapshot> reviews, Map<String, String> unreadable, String nextPageToken) {
    public ReviewPage {
        reviews = List.copyOf(reviews);
        unreadable = Map.copyOf(unreadable);
    }
}
