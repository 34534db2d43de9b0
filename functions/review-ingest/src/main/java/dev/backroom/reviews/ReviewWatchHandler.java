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

/** The schedule of the reply clock. Answers what was told, by shop. */
@Singleton
@Named("review-watch")
public final class ReviewWatchHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final WatchReplies watchReplies;

    @Inject
    ReviewWatchHandler(ReviewIngestFunctions functions) {
        this(functions.watchReplies());
    }

    ReviewWatchHandler(WatchReplies watchReplies) {
        this.watchReplies = watchReplies;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Map.Entry<ShopId, WatchReplies.ShopWatch> watch :
                watchReplies.run().entrySet()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("told", watch.getValue().told());
            counts.put("failure", watch.getValue().failure());
            answer.put(watch.getKey().value(), counts);
        }
        return answer;
    }
}
