package dev.backroom.reviews;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.model.ShopId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pulling schedule. Answers what the pull did, by shop. */
@Singleton
@Named("review-pull")
public final class ReviewPullHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final PullReviews pullReviews;

    @Inject
    ReviewPullHandler(ReviewIngestFunctions functions) {
        this(functions.pullReviews());
    }

    ReviewPullHandler(PullReviews pullReviews) {
        this.pullReviews = pullReviews;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Map.Entry<ShopId, PullReviews.ShopPull> pull : pullReviews.run().entrySet()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("read", pull.getValue().read());
            counts.put("queued", pull.getValue().queued());
            counts.put("failure", pull.getValue().failure());
            answer.put(pull.getKey().value(), counts);
        }
        return answer;
    }
}
