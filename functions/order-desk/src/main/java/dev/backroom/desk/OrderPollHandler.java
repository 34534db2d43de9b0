package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.desk.poll.PollOrders;
import dev.backroom.model.ShopId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The polling schedule. Answers what the poll did, by shop. */
@Singleton
@Named("order-poll")
public final class OrderPollHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final PollOrders pollOrders;

    @Inject
    public OrderPollHandler(OrderDeskFunctions functions) {
        this(functions.pollOrders());
    }

    public OrderPollHandler(PollOrders pollOrders) {
        this.pollOrders = pollOrders;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Map.Entry<ShopId, PollOrders.ShopPoll> poll : pollOrders.run().entrySet()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("read", poll.getValue().read());
            counts.put("queued", poll.getValue().queued());
            counts.put("settling", poll.getValue().settling());
            counts.put("failure", poll.getValue().failure());
            answer.put(poll.getKey().value(), counts);
        }
        return answer;
    }
}
