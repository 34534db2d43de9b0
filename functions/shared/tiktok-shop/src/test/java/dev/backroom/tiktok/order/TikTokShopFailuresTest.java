package dev.backroom.tiktok.order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.backroom.tiktok.PlatformStub.order;
import static dev.backroom.tiktok.PlatformStub.orders;
import static dev.backroom.tiktok.PlatformStub.refusal;
import static dev.backroom.tiktok.PlatformStub.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.backroom.model.Shop;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.MovingClock;
import dev.backroom.tiktok.PlatformStub;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client makes of refusals, overload and silence. */
class TikTokShopFailuresTest {
    private static final Shop SHOP = shop("7495540735365777507");
    private static final Shop OTHER = shop("7495540735365777508");
    private static final String FIRST_TOKEN = "TTP_pwSm2AAAAABmmtFz1xlyKMnwg74T2GJ5";

    private final PlatformStub platform = new PlatformStub();
    private final MovingClock clock = new MovingClock();
    private final RecordedTokens tokens = new RecordedTokens();
    private final TikTokShop client = new TikTokShop(platform.endpoints(), PlatformStub.APP, tokens, clock, clock);

    @AfterEach
    void everyCallWasSigned() {
        platform.requests().forEach(PlatformStub::assertSigned);
        platform.close();
    }

    @Test
    void triesAgain_whenThePlatformFailedOnce() {
        platform.answers(refusal(200, 36009003, "Internal error"), refusal(500, 36009007, ""), orders(order("577")));

        assertThat(read().orders()).hasSize(1);
        assertThat(clock.waits).hasSize(2).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, seconds(1)));
    }

    @Test
    void givesUp_whenThePlatformKeepsFailing() {
        platform.answers(aResponse().withStatus(502).withBody("<html>Bad gateway</html>"));

        assertThatExceptionOfType(TikTokFailure.Transient.class)
                .isThrownBy(this::read)
                .satisfies(failure -> assertThat(failure.retryAfter()).isEmpty());
        assertThat(platform.requests()).hasSize(4);
    }

    @Test
    void asksAShopInTroubleSeldomAndOnce_andTheOthersAsEver() {
        platform.answers(refusal(500, 36009003, "Internal error"));
        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
        assertThat(platform.requests()).hasSize(8);

        assertThatExceptionOfType(TikTokFailure.Transient.class)
                .isThrownBy(this::read)
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(seconds(2)));
        assertThat(platform.requests()).hasSize(8);
        assertThatThrownBy(() -> client.ordersById(OTHER, List.of("577"))).isInstanceOf(TikTokFailure.Transient.class);
        assertThat(platform.requests()).hasSize(12);

        int waited = clock.waits.size();
        clock.pass(seconds(3));
        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
        assertThat(platform.requests()).hasSize(13);
        assertThat(clock.waits).hasSize(waited);
        clock.pass(seconds(3));
        assertThatThrownBy(this::read).hasMessageContaining("not asked");
    }

    @Test
    void asksAsEver_whenAShopHasAnsweredAgain() {
        platform.answers(refusal(500, 36009003, "Internal error"));
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
            clock.pass(seconds(30));
        }
        platform.server().resetAll();
        platform.answers(orders(order("577")));
        assertThat(read().orders()).hasSize(1);
        platform.server().resetAll();
        platform.answers(refusal(500, 36009003, "Internal error"));

        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
        assertThat(platform.requests()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void takesItForTransient_whenTheConnectionBreaks(Fault fault) {
        platform.answers(aResponse().withFault(fault));

        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html></html>", "[]", "{}", "{\"code\":\"zero\"}", "''"})
    void takesItForTransient_whenTheAnswerIsNotThePlatforms(String body) {
        platform.answers(aResponse().withBody(body));

        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
    }

    @Test
    void waitsAsAsked_whenThePlatformSaysHowLong() {
        platform.answers(refusal(429, 36009002, "Too many requests").withHeader("Retry-After", "2"), orders());

        read();

        assertThat(clock.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(seconds(2), seconds(3)));
    }

    @Test
    void leavesTheWaitToTheCaller_whenItIsLong_andBrakesTheShopAlone() {
        platform.answers(refusal(429, 36009002, "Too many requests").withHeader("Retry-After", "60"), orders());

        assertThatExceptionOfType(TikTokFailure.Transient.class)
                .isThrownBy(this::read)
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(seconds(60)));
        assertThatExceptionOfType(TikTokFailure.Transient.class)
                .isThrownBy(this::read)
                .satisfies(failure ->
                        assertThat(failure.retryAfter().orElseThrow()).isBetween(seconds(60), seconds(61)));
        assertThat(platform.requests()).hasSize(1);

        client.ordersById(OTHER, List.of("577"));
        assertThat(platform.requests()).hasSize(2);

        clock.pass(seconds(61));
        read();
        assertThat(platform.requests()).hasSize(3);
        assertThat(clock.waits).isEmpty();
    }

    @Test
    void makesTheNextCallWait_whenTheShopWasJustBraked() {
        platform.answers(
                refusal(503, 0, "").withHeader("Retry-After", "3"),
                refusal(503, 0, "").withHeader("Retry-After", "3"),
                refusal(503, 0, "").withHeader("Retry-After", "3"),
                refusal(503, 0, "").withHeader("Retry-After", "3"),
                orders());

        assertThatThrownBy(this::read).isInstanceOf(TikTokFailure.Transient.class);
        int waited = clock.waits.size();
        read();

        assertThat(clock.waits).hasSize(waited + 1);
        assertThat(clock.waits.getLast()).isBetween(seconds(3), seconds(6));
    }

    @Test
    void renewsTheTokenOnce_whenItHasExpired() {
        platform.answers(refusal(401, 105002, "Expired credentials"), orders(order("577")));

        assertThat(read().orders()).hasSize(1);
        assertThat(tokens.refused).containsExactly(FIRST_TOKEN);
        assertThat(platform.requests())
                .extracting(request -> request.getHeader("x-tts-access-token"))
                .containsExactly(FIRST_TOKEN, "token-2");
    }

    @Test
    void asksForAuthorisation_whenTheRenewedTokenIsRefusedToo() {
        platform.answers(refusal(401, 105002, "Expired credentials"));

        assertThatExceptionOfType(TikTokFailure.Unauthorised.class)
                .isThrownBy(this::read)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(105002));
        assertThat(platform.requests()).hasSize(2);
        assertThat(tokens.refused).hasSize(1);
    }

    @Test
    void renewsTheToken_whenTheOverloadedCodeMeansTheToken() {
        platform.answers(
                refusal(400, 36009004, "Invalid credentials. The `x-tts-access-token` header is invalid."),
                orders(order("577")));

        assertThat(read().orders()).hasSize(1);
        assertThat(tokens.refused).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | 36009004 | Invalid timestamp. The value of the `timestamp` query parameter must not be earlier"
                        + " than 5 minutes | clock",
                "400 | 36009004 | Invalid credentials. Invalid `app_key` query parameter. | app key",
                "400 | 36009004 | Missing credentials. The request does not include a required signature in the query."
                        + " | app secret",
                "400 | 36009004 | Unexpected identifier. The `shop_cipher` query parameter is not required | cipher",
                "400 | 36009004 | Invalid API version. The `version` value is invalid or unsupported. | newer version",
                "401 | 105005 | Access denied | scope",
                "401 | 106001 | Invalid signature | app secret",
                "400 | 106013 | Missing shop cipher | connect the shop again",
                "200 | 101000 | Mismatch | connect the shop again",
                "404 | 36009009 | Invalid path | endpoint settings",
                "200 | 36009014 | Retired | newer version",
                "403 | 36009033 | IP not allowed | allow list"
            })
    void saysWhatToDo_andAsksOnce_whenAskingAgainCannotHelp(int status, long code, String message, String remedy) {
        platform.answers(refusal(status, code, message));

        assertThatExceptionOfType(TikTokFailure.Permanent.class)
                .isThrownBy(this::read)
                .withMessageContaining(remedy)
                .withMessageContaining("GET /order/202507/orders")
                .withMessageContaining("request 2026112018")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(platform.requests()).hasSize(1);
        assertThat(tokens.refused).isEmpty();
    }

    @Test
    void tellsNoSecret_whateverThePlatformRepeats() {
        String echo = "call /order/202507/orders?app_key=x&sign=y of buyer@example.com with " + FIRST_TOKEN + " and "
                + PlatformStub.APP.secret() + " and " + PlatformStub.CIPHER + " failed";
        for (ResponseDefinitionBuilder answer : List.of(
                refusal(400, 106001, echo),
                refusal(401, 105002, echo),
                refusal(500, 36009003, echo),
                aResponse().withBody(echo),
                aResponse().withFault(Fault.EMPTY_RESPONSE))) {
            platform.server().resetAll();
            platform.answers(answer);

            assertThat(printed(catchThrowable(this::read)))
                    .doesNotContain(
                            FIRST_TOKEN, "token-2", PlatformStub.APP.secret(), PlatformStub.CIPHER, "sign=", "buyer@");
        }
    }

    @Test
    void tellsNoSecret_whenOneIdWasRefused() {
        platform.answers(refusal(200, 4711, "no order for " + FIRST_TOKEN + " of buyer@example.com"));

        assertThat(read().unreadable().get("577"))
                .contains("4711")
                .doesNotContain(FIRST_TOKEN)
                .doesNotContain("buyer@");
    }

    @Test
    void doesNotRepeatAToken_thatCannotBeSent() {
        tokens.first = "token\nwith-newline";
        tokens.next = "token\nwith-newline";

        assertThat(printed(catchThrowable(this::read))).contains("Unauthorised").doesNotContain("with-newline");
    }

    @Test
    void stopsWaiting_whenTheAnswerDripsIn() {
        TimeoutPolicy hasty =
                new TimeoutPolicy(seconds(1), Duration.ofMillis(150), 2, Duration.ZERO, seconds(1), seconds(5));
        TikTokShop impatient = new TikTokShop(
                platform.endpoints(), tokens, new Platform(PlatformStub.APP, clock, clock, hasty, new Random(1)));
        platform.answers(orders(order("577")).withChunkedDribbleDelay(10, 5_000));

        assertThatThrownBy(() -> impatient.ordersById(SHOP, List.of("577")))
                .isInstanceOf(TikTokFailure.Transient.class)
                .hasMessageContaining("nothing within 150 ms");
        assertThat(platform.requests()).hasSize(2);
    }

    @Test
    void stopsAtOnce_whenTheThreadIsInterrupted() {
        platform.answers(orders());
        Thread.currentThread().interrupt();

        Throwable failure = catchThrowable(this::read);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(TikTokFailure.Transient.class);
    }

    private OrdersRead read() {
        return client.ordersById(SHOP, List.of("577"));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static String printed(Throwable failure) {
        assertThat(failure).isInstanceOf(TikTokFailure.class);
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class RecordedTokens implements AccessTokens {
        final List<String> refused = new ArrayList<>();
        String first = FIRST_TOKEN;
        String next = "token-2";

        @Override
        public String current(String seller) {
            assertThat(seller).isEqualTo("seller-1");
            return first;
        }

        @Override
        public String renewed(String seller, String token) {
            refused.add(token);
            return next;
        }
    }
}
