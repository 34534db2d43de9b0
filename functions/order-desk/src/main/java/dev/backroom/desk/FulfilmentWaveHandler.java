package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.desk.wave.ReleaseWaves;
import dev.backroom.model.ShopId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schedule of waves. Answers what the run did, by shop. */
@Singleton
@Named("fulfilment-wave")
public final class FulfilmentWaveHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ReleaseWaves releaseWaves;

    @Inject
    FulfilmentWaveHandler(OrderDeskFunctions functions) {
        this(functions.releaseWaves());
    }

    FulfilmentWaveHandler(ReleaseWaves releaseWaves) {
        this.releaseWaves = releaseWaves;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Map.Entry<ShopId, ReleaseWaves.ShopWaves> one : releaseWaves.run().entrySet()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("released", one.getValue().released());
            counts.put("orders", one.getValue().orders());
            counts.put("atRisk", one.getValue().atRisk());
            counts.put("failure", one.getValue().failure());
            answer.put(one.getKey().value(), counts);
        }
        return answer;
    }
}
