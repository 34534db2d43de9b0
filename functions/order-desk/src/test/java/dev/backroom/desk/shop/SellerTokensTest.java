package dev.backroom.desk.shop;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.desk.ParametersInMemory;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.TokenPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class SellerTokensTest {
    private static final String SELLER = "seller-1";

    private final ShopsInMemory tables = new ShopsInMemory();
    private final ParametersInMemory ssm = new ParametersInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final AtomicInteger refreshes = new AtomicInteger();
    private final TokenParameters parameters = new TokenParameters(ssm, "/backroom/tokens/");

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void givesTheStoredToken_andReadsItOnce() {
        SellerTokens tokens = process();
        tokens.store(pair("a-1"));
        SellerTokens other = process();
        assertThat(other.current(SELLER)).isEqualTo("a-1");
        ssm.values.clear();
        assertThat(other.current(SELLER)).isEqualTo("a-1");
    }

    @Test
    void saysThatTheSellerMustConnect_whenNothingIsStored() {
        assertThatThrownBy(() -> process().current("stranger")).isInstanceOf(TikTokFailure.Unauthorised.class);
    }

    @Test
    void storesBothTokensTogether_whenRenewed() {
        SellerTokens tokens = process();
        tokens.store(pair("a-1"));
        assertThat(tokens.renewed(SELLER, "a-1")).isEqualTo("a-1+");
        assertThat(tokens.current(SELLER)).isEqualTo("a-1+");
        assertThat(parameters.read(SELLER).orElseThrow().pair()).isEqualTo(pair("a-1+"));
    }

    @Test
    void usesTheTokenOfAnotherProcess_whenItDiffersFromTheRefused() {
        SellerTokens tokens = process();
        tokens.store(pair("a-1"));
        process().store(pair("a-2"));
        assertThat(tokens.renewed(SELLER, "a-1")).isEqualTo("a-2");
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void renewsOnce_whenThreadsOfTwoProcessesAskAtOnce() throws Exception {
        SellerTokens one = process();
        SellerTokens two = process();
        one.store(pair("a-1"));
        two.current(SELLER);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> one.renewed(SELLER, "a-1"));
            calls.add(() -> two.renewed(SELLER, "a-1"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("a-1+");
            }
        }
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void waitsForTheOtherProcess_whenItHoldsTheLease() {
        process().store(pair("a-1"));
        tables.shops.lease("tokens#" + SELLER, "other", NOON.plusSeconds(20), NOON);
        AtomicInteger pauses = new AtomicInteger();
        SellerTokens tokens = process(pause -> {
            clock.advance(pause);
            if (pauses.incrementAndGet() == 3) {
                parameters.write(SELLER, new StoredTokens(pair("of-other"), NOON));
            }
        });
        assertThat(tokens.renewed(SELLER, "a-1")).isEqualTo("of-other");
        assertThat(pauses).hasValue(3);
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void failsForNow_whenTheOtherProcessDoesNotFinish_andTakesOverWhenItsLeaseRanOut() {
        process().store(pair("a-1"));
        tables.shops.lease("tokens#" + SELLER, "dead", NOON.plus(SellerTokens.LEASE), NOON);
        SellerTokens tokens = process(clock::advance);
        assertThatThrownBy(() -> tokens.renewed(SELLER, "a-1")).isInstanceOf(TikTokFailure.Transient.class);
        assertThat(Duration.between(NOON, clock.instant())).isLessThan(SellerTokens.LEASE);
        assertThat(tokens.renewed(SELLER, "a-1")).isEqualTo("a-1+");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void takesTheOtherToken_whenTheRefreshTokenWasSpentMeanwhile() {
        process().store(pair("a-1"));
        SellerTokens tokens = new SellerTokens(
                parameters,
                spent -> {
                    parameters.write(SELLER, new StoredTokens(pair("of-other"), NOON));
                    throw new TikTokFailure.Permanent(36_009_004, "refresh token invalid");
                },
                tables.shops,
                clock,
                clock::advance);
        assertThat(tokens.renewed(SELLER, "a-1")).isEqualTo("of-other");
    }

    @Test
    void leavesTheLease_whenThePlatformRefuses() {
        process().store(pair("a-1"));
        SellerTokens refused = new SellerTokens(
                parameters,
                token -> {
                    throw new TikTokFailure.Permanent(1, "refused");
                },
                tables.shops,
                clock,
                clock::advance);
        assertThatThrownBy(() -> refused.renewed(SELLER, "a-1")).isInstanceOf(TikTokFailure.Permanent.class);
        assertThat(process().renewed(SELLER, "a-1")).isEqualTo("a-1+");
    }

    @Test
    void keepsTheOnlyTokensThereAre_whenStoringFails_andStoresThemLater() {
        SellerTokens tokens = process();
        tokens.store(pair("a-1"));
        ssm.refuseWrites.set(5);
        assertThat(tokens.renewed(SELLER, "a-1")).isEqualTo("a-1+");
        assertThat(parameters.read(SELLER).orElseThrow().pair().access()).isEqualTo("a-1");
        assertThat(tokens.current(SELLER)).isEqualTo("a-1+");
        assertThat(parameters.read(SELLER).orElseThrow().pair()).isEqualTo(pair("a-1+"));
    }

    @Test
    void renewsBeforeTheFirstRefusal_whenTheTokenIsExpired() {
        SellerTokens tokens = process();
        tokens.store(pair("a-1"));
        clock.advance(Duration.ofDays(8));
        assertThat(tokens.current(SELLER)).isEqualTo("a-1+");
    }

    @Test
    void findsAParameterName_whenTheOpenIdHasCharactersThatNamesCannotHold() {
        TokenPair odd = new TokenPair("a/b=c ü", "", "t", NOON.plusSeconds(9), "r", NOON.plusSeconds(9));
        process().store(odd);
        assertThat(process().current("a/b=c ü")).isEqualTo("t");
    }

    @Test
    void hidesTheTokens_inTextAndInErrors() {
        StoredTokens stored = new StoredTokens(pair("a-secret"), NOON);
        assertThat(stored.toString()).doesNotContain("a-secret").contains(SELLER);
        for (String damaged : List.of("", "{", "null", "{\"access\":\"a-secret\"}", "[]", "\"a-secret\"")) {
            assertThatThrownBy(() -> StoredTokens.ofJson(damaged))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("a-secret");
        }
    }

    private SellerTokens process() {
        return process(pause -> LockSupport.parkNanos(Math.min(pause.toNanos(), 5_000_000)));
    }

    private SellerTokens process(Consumer<Duration> pause) {
        return new SellerTokens(parameters, this::refresh, tables.shops, clock, pause);
    }

    private TokenPair refresh(String refreshToken) {
        refreshes.incrementAndGet();
        TokenPair next = pair(refreshToken.substring("r:".length()) + "+");
        return new TokenPair(
                "", next.sellerName(), next.access(), next.accessExpires(), next.refresh(), next.refreshExpires());
    }

    private TokenPair pair(String access) {
        return new TokenPair(
                SELLER, "Maple", access, NOON.plus(Duration.ofDays(7)), "r:" + access, NOON.plus(Duration.ofDays(90)));
    }
}
