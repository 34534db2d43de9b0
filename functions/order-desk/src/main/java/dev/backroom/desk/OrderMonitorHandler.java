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
@Named("order-monitor")
public final class OrderMonitorHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OrderMonitor orderMonitor;

    @Inject
    OrderMonitorHandler(OrderDeskFunctions functions) {
        this(functions.watch());
    }

    OrderMonitorHandler(OrderMonitor orderMonitor) {
        this.orderMonitor = orderMonitor;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        return orderMonitor.run();
    }
}
