package dev.backroom.stockcheck;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.stockcheck.watch.WatchStock;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The watch's schedule. Answers what the watch did, in counts. */
@Singleton
@Named("stock-watch")
public final class StockWatchHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final WatchStock watchStock;

    @Inject
    StockWatchHandler(StockCheckFunctions functions) {
        this(functions.watchStock());
    }

    StockWatchHandler(WatchStock watchStock) {
        this.watchStock = watchStock;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        WatchStock.Watched watched = watchStock.run();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("shops", watched.shops());
        answer.put("unanswered", watched.unanswered());
        answer.put("skus", watched.skus());
        answer.put("listings", watched.listings());
        answer.put("notices", watched.notices());
        answer.put("republished", watched.republished());
        answer.put("failed", watched.failed());
        return answer;
    }
}
