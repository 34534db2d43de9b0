package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.desk.watch.OrderMonitor;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schedule of the desk's watches. Answers what each of them did. */
@Singleton
@Named("desk-watch")
public final class DeskWatchHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OrderMonitor deskWatch;

    @Inject
    DeskWatchHandler(OrderDeskFunctions functions) {
        this(functions.watch());
    }

    DeskWatchHandler(OrderMonitor deskWatch) {
        this.deskWatch = deskWatch;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        return deskWatch.run();
    }
}
