package dev.backroom.kpi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hourly schedule. Answers how much there was to do. */
@Singleton
@Named("kpi-rollup")
public final class KpiRollupHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final RollUp rollUp;

    @Inject
    KpiRollupHandler(KpiRollupFunctions functions) {
        this(functions.rollUp());
    }

    KpiRollupHandler(RollUp rollUp) {
        this.rollUp = rollUp;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        RollUp.Rolled rolled = rollUp.run();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("shops", rolled.shops());
        answer.put("days", rolled.days());
        answer.put("sales", rolled.sales());
        answer.put("digests", rolled.digests());
        answer.put("failed", rolled.failed());
        return answer;
    }
}
