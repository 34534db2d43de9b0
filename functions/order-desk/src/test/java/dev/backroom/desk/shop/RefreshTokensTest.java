package dev.backroom.desk.shop;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static dev.backroom.desk.ShopsInMemory.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.desk.ParametersInMemory;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.desk.shop.RefreshTokens.Refreshed;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.notices.Notice;
import dev.backroom.store.watch.JobTable;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.TokenPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class RefreshTokensTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final ShopsInMemory tables = new ShopsInMemory();
    private final List<Notice> told = new ArrayList<>();
    private final MovingClock clock = new MovingClock(NOON);
    private final TokenParameters parameters = new TokenParameters(new ParametersInMemory(), "/t/");
    private final SellerTokens tokens =
            new SellerTokens(parameters, this::refresh, tables.shops, clock, clock::advance);
    private final JobTable jobs = new JobTable(tables.dynamo, "Shops");
    private final RefreshTokens refreshTokens =
            new RefreshTokens(tables.shops, tokens, told::addAll, jobs, clock, clock);

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void renewsEachSellerOnce_whenLessThanTwoDaysRemain() {
        connect("a", "1", "2");
        connect("b", "3");
        clock.advance(WEEK.minusHours(49));
        assertThat(refreshTokens.run()).isEqualTo(new Refreshed(2, 0, 0, 0));
        clock.advance(Duration.ofHours(2));
        assertThat(refreshTokens.run()).isEqualTo(new Refreshed(2, 2, 0, 0));
        assertThat(refreshTokens.run()).isEqualTo(new Refreshed(2, 0, 0, 0));
        assertThat(tokens.current("a")).isEqualTo("next");
    }

    @Test
    void renewsAtAThirdOfTheLife_whenTokensLiveShort() {
        tables.shops.put(shop("1", "a"));
        parameters.write("a", new StoredTokens(pair("a", "now", Duration.ofMinutes(30), Duration.ofDays(90)), NOON));
        clock.advance(Duration.ofMinutes(19));
        assertThat(refreshTokens.run().renewed()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(refreshTokens.run().renewed()).isOne();
    }

    @Test
    void renewsTheOthers_whenOneSellerIsRefused() {
        connect("refused", "1");
        connect("b", "2");
        clock.advance(WEEK);
        assertThat(refreshTokens.run()).isEqualTo(new Refreshed(2, 1, 0, 1));
        assertThat(jobs.all()).hasSize(1);
        assertThat(jobs.all().getFirst().failing()).containsOnlyKeys("1");
    }

    @Test
    void fails_whenNoSellerCouldBeRenewed() {
        connect("refused", "1");
        clock.advance(WEEK);
        assertThatThrownBy(refreshTokens::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsSellersWhoMustAuthoriseAgain_beforeTheRefreshTokenEnds() {
        connect("a", "1");
        tables.shops.put(shop("2", "without-tokens"));
        assertThat(refreshTokens.run()).isEqualTo(new Refreshed(2, 0, 1, 0));
        clock.advance(Duration.ofDays(89));
        assertThat(refreshTokens.run().ending()).isEqualTo(1);
        parameters.write("a", new StoredTokens(pair("a", "x", Duration.ofDays(96), Duration.ofDays(100)), NOON));
        assertThat(refreshTokens.run().ending()).isEqualTo(2);
    }

    @Test
    void tellsEachOfTheSellersShops_onceTwoWeeksAndOnceThreeDaysBeforeTheEnd() {
        connect("a", "1", "2");
        parameters.write("a", new StoredTokens(pair("a", "x", Duration.ofDays(100), Duration.ofDays(90)), NOON));
        clock.advance(Duration.ofDays(75));
        refreshTokens.run();
        assertThat(told).isEmpty();
        clock.advance(Duration.ofDays(2));
        refreshTokens.run();
        refreshTokens.run();
        assertThat(told).extracting(notice -> notice.type().name()).containsOnly("AUTHORISATION_ENDING");
        assertThat(told)
                .extracting(notice -> notice.facts().get("ends"))
                .containsOnly(NOON.plus(Duration.ofDays(90)).toString());
        assertThat(ids()).as("the same fact is told once by its id").hasSize(2);
        clock.advance(Duration.ofDays(11));
        refreshTokens.run();
        assertThat(ids()).hasSize(4);
    }

    private Set<String> ids() {
        return told.stream().map(Notice::id).collect(Collectors.toSet());
    }

    @Test
    void looksAtNobody_whenEveryShopIsDisconnected() {
        connect("a", "1");
        tables.shops.disconnect(shop("1", "a").id(), NOON);
        clock.advance(WEEK);
        assertThat(refreshTokens.run()).isEqualTo(new Refreshed(0, 0, 0, 0));
    }

    private void connect(String seller, String... shops) {
        for (String shop : shops) {
            tables.shops.put(shop(shop, seller));
        }
        tokens.store(pair(seller, "now", WEEK, Duration.ofDays(90)));
    }

    private TokenPair refresh(String refreshToken) {
        if (refreshToken.equals("r:refused")) {
            throw new TikTokFailure.Unauthorised(105_002, "refused");
        }
        return new TokenPair(
                "",
                "",
                "next",
                clock.instant().plus(WEEK),
                "r:next",
                clock.instant().plus(Duration.ofDays(90)));
    }

    private static TokenPair pair(String seller, String access, Duration life, Duration refreshLife) {
        return new TokenPair(seller, "", access, NOON.plus(life), "r:" + seller, NOON.plus(refreshLife));
    }
}
