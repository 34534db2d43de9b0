package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.desk.shop.RefreshTokens;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The token schedule. Answers how many sellers it looked at, renewed, warned of and could not renew. */
@Singleton
@Named("token-refresh")
public final class TokenRefreshHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final RefreshTokens refreshTokens;

    @Inject
    TokenRefreshHandler(OrderDeskFunctions functions) {
        this(functions.refreshTokens());
    }

    TokenRefreshHandler(RefreshTokens refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        RefreshTokens.Refreshed refreshed = refreshTokens.run();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sellers", refreshed.sellers());
        answer.put("renewed", refreshed.renewed());
        answer.put("ending", refreshed.ending());
        answer.put("failed", refreshed.failed());
        return answer;
    }
}
