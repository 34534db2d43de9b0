package dev.backroom.tiktok.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.backroom.tiktok.PlatformStub.data;
import static dev.backroom.tiktok.PlatformStub.query;
import static dev.backroom.tiktok.PlatformStub.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.backroom.model.ShopId;
import dev.backroom.tiktok.MovingClock;
import dev.backroom.tiktok.PlatformStub;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TikTokAuthorityTest {
    private static final String TOKENS = "{\"access_token\":\"acc-1\",\"access_token_expire_in\":1795802400,"
            + "\"refresh_token\":\"ref-1\",\"refresh_token_expire_in\":\"1826733600\",\"open_id\":\"7010736057180325637\","
            + "\"seller_name\":\"Test\",\"seller_base_region\":\"US\",\"user_type\":0,\"granted_scopes\":[]}";

    private final PlatformStub platform = new PlatformStub();
    private final MovingClock clock = new MovingClock();
    private final TikTokAuthority authority = new TikTokAuthority(platform.endpoints(), PlatformStub.APP, clock, clock);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void exchangesTheCode_withTheGrantAsThePlatformSpellsIt() {
        platform.answers(data(TOKENS));

        TokenPair pair = authority.exchange("ROW_code/+=");

        assertThat(pair)
                .isEqualTo(new TokenPair(
                        "7010736057180325637",
                        "Test",
                        "acc-1",
                        Instant.ofEpochSecond(1795802400),
                        "ref-1",
                        Instant.ofEpochSecond(1826733600)));
        assertThat(pair.toString()).doesNotContain("acc-1", "ref-1");
        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getUrl()).startsWith("/api/v2/token/get?");
        assertThat(query(request))
                .isEqualTo(Map.of(
                        "app_key",
                        PlatformStub.APP.key(),
                        "app_secret",
                        PlatformStub.APP.secret(),
                        "auth_code",
                        "ROW_code/+=",
                        "grant_type",
                        "authorized_code"));
    }

    @Test
    void refreshesBothTokens() {
        platform.answers(refusal(503, 0, ""), data(TOKENS));

        assertThat(authority.refresh("ref-0").refresh()).isEqualTo("ref-1");
        assertThat(platform.requests()).hasSize(2);
        assertThat(platform.requests().getLast().getUrl()).startsWith("/api/v2/token/refresh?");
        assertThat(query(platform.requests().getLast()))
                .containsEntry("refresh_token", "ref-0")
                .containsEntry("grant_type", "refresh_token");
    }

    @Test
    void asksForAuthorisation_whenTheCodeIsSpent() {
        platform.answers(refusal(200, 36004004, "invalid auth code"));

        assertThatExceptionOfType(TikTokFailure.Unauthorised.class)
                .isThrownBy(() -> authority.exchange("spent"))
                .withMessageContaining("invalid auth code");
        assertThat(platform.requests()).hasSize(1);
    }

    @Test
    void tellsNoSecret_whenARefreshFails() {
        platform.answers(refusal(200, 98001004, "params ref-0 and " + PlatformStub.APP.secret() + " are invalid"));

        assertThatThrownBy(() -> authority.refresh("ref-0"))
                .isInstanceOf(TikTokFailure.Permanent.class)
                .hasMessageContaining("GET /api/v2/token/refresh")
                .hasMessageNotContaining("ref-0")
                .hasMessageNotContaining(PlatformStub.APP.secret());
    }

    @Test
    void refusesHalfAnAnswer_whenATokenIsMissing() {
        platform.answers(data("{\"open_id\":\"1\",\"access_token\":\"acc-1\",\"access_token_expire_in\":1795802400}"));

        assertThatThrownBy(() -> authority.refresh("ref-0"))
                .isInstanceOf(TikTokFailure.Permanent.class)
                .hasMessageContaining("refresh_token is missing")
                .hasMessageNotContaining("acc-1");
    }

    @Test
    void listsTheShops_withoutNamingOne() {
        platform.answers(data("{\"shops\":[{\"id\":7495540735365777507,\"name\":\"Test\",\"region\":\"US\","
                + "\"seller_type\":\"LOCAL\",\"cipher\":\"ROW_x\",\"code\":\"USLCTXQHN6\"}]}"));

        assertThat(authority.shops("acc-1"))
                .containsExactly(new AuthorisedShop(new ShopId("7495540735365777507"), "Test", "US", "ROW_x"));
        LoggedRequest request = platform.requests().getFirst();
        PlatformStub.assertSigned(request);
        assertThat(query(request)).containsOnlyKeys("app_key", "sign", "timestamp");
        assertThat(request.getHeader("x-tts-access-token")).isEqualTo("acc-1");
    }

    @Test
    void saysSo_whenTheTokenOpensNothingAnyMore() {
        platform.answers(refusal(401, 105002, "Expired credentials"));

        assertThatThrownBy(() -> authority.shops("acc-1")).isInstanceOf(TikTokFailure.Unauthorised.class);
        assertThat(platform.requests()).hasSize(1);
    }

    @Test
    void refusesAShop_withoutCipher() {
        platform.answers(data("{\"shops\":[{\"id\":\"1\",\"name\":\"Test\"}]}"), aResponse());

        assertThatThrownBy(() -> authority.shops("acc-1"))
                .isInstanceOf(TikTokFailure.Permanent.class)
                .hasMessageContaining("cipher is missing");
    }
}
