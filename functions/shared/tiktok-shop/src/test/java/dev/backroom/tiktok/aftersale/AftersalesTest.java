package dev.backroom.tiktok.aftersale;

import static dev.backroom.tiktok.PlatformStub.data;
import static dev.backroom.tiktok.PlatformStub.query;
import static dev.backroom.tiktok.PlatformStub.refusal;
import static dev.backroom.tiktok.PlatformStub.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseLine;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.MovingClock;
import dev.backroom.tiktok.PlatformStub;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases after the sale against the documented contract. */
class AftersalesTest {
    private static final Shop SHOP = shop("7495540735365777507");
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final CaseKey RETURN =
            new CaseKey(new OrderKey(SHOP.id(), "576"), CaseKind.RETURN, "4035318504086604100");
    private static final CaseKey CANCEL =
            new CaseKey(new OrderKey(SHOP.id(), "576"), CaseKind.CANCELLATION, "4035227007510549060");

    private final PlatformStub platform = new PlatformStub();
    private final MovingClock clock = new MovingClock();
    private final Aftersales aftersales =
            new Aftersales(platform.endpoints(), PlatformStub.APP, new OneToken(), clock, clock);

    @AfterEach
    void everyCallWasSigned() {
        platform.requests().forEach(PlatformStub::assertSigned);
        platform.close();
    }

    @Test
    void readsReturns_withTheMostUrgentStep_andNothingThatPeopleWrote() {
        platform.answers(data("""
                {"next_page_token":"p2","return_orders":[
                 {"order_id":"576686","return_id":4035318504086604100,"return_type":"RETURN_AND_REFUND",
                  "return_status":"BUYER_SHIPPED_ITEM","role":"BUYER","return_reason":"ecom_no_need",
                  "return_reason_text":"Somebody wrote this","return_tracking_number":"1ZR0",
                  "create_time":1795190400,"update_time":"1795190500",
                  "seller_next_action_response":[
                    {"action":"SELLER_RESPOND_RECEIVE_PACKAGE","deadline":1795290000},
                    {"action":"SELLER_RESPOND_REFUND","deadline":1795280000},
                    {"action":"SOMETHING_NEW","deadline":1},{"action":"SELLER_RESPOND_RETURN"}],
                  "refund_amount":{"currency":"usd","refund_total":"53.16"},
                  "return_line_items":[{"sku_id":"27","seller_sku":"RS002"},{"sku_id":"27","seller_sku":"RS002"},
                    {"sku_id":"28","seller_sku":""}]},
                 {"return_id":"9","return_status":"X"}]}"""));

        CasePage page = aftersales.search(SHOP, CaseKind.RETURN, new CaseFilter.OfOrders(List.of("576686")), NOW, "p1");

        assertThat(page.nextPageToken()).isEqualTo("p2");
        assertThat(page.unreadable()).containsExactly(java.util.Map.entry("9", "order_id is missing"));
        assertThat(page.cases()).singleElement().satisfies(found -> {
            assertThat(found.key().id()).isEqualTo("4035318504086604100");
            assertThat(found.state()).isEqualTo(CaseState.ON_ITS_WAY);
            assertThat(found.remedy()).isEqualTo(Remedy.RETURN_AND_REFUND);
            assertThat(found.by()).isEqualTo(CaseInitiator.BUYER);
            assertThat(found.next())
                    .contains(new NextStep(NextStep.What.ANSWER_REFUND, Instant.ofEpochSecond(1795280000)));
            assertThat(found.lines())
                    .containsExactly(new CaseLine(new Sku("28"), 1), new CaseLine(new Sku("RS002"), 2));
            assertThat(found.refund()).contains(Money.of("53.16", "USD"));
            assertThat(found.parcel()).isTrue();
            assertThat(found.toString()).doesNotContain("Somebody");
        });
        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getUrl()).startsWith("/return_refund/202309/returns/search?");
        assertThat(query(request)).containsEntry("page_size", "50").containsEntry("page_token", "p1");
        assertThat(request.getBodyAsString()).isEqualTo("{\"order_ids\":[\"576686\"]}");
    }

    @Test
    void asksForWhatChanged_inWholeSeconds() {
        platform.answers(data("{\"cancellations\":[{\"cancel_id\":\"1\",\"order_id\":\"2\",\"role\":\"SYSTEM\","
                + "\"cancel_status\":\"CANCELLATION_REQUEST_CANCELLED\",\"update_time\":1795190500}]}"));

        CasePage page = aftersales.search(
                SHOP,
                CaseKind.CANCELLATION,
                new CaseFilter.Updated(
                        Instant.ofEpochMilli(1_795_190_000_900L), Instant.ofEpochMilli(1_795_190_600_001L)),
                NOW,
                "");

        assertThat(page.cases()).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(CaseState.WITHDRAWN);
            assertThat(found.remedy()).isEqualTo(Remedy.CANCEL);
            assertThat(found.by()).isEqualTo(CaseInitiator.PLATFORM);
        });
        assertThat(platform.requests().getFirst().getBodyAsString())
                .isEqualTo("{\"update_time_ge\":1795190000,\"update_time_lt\":1795190601}");
    }

    @Test
    void answersWithTheSameKey_howOftenItMustBeTried() {
        platform.answers(refusal(500, 36009003, "Internal error"), data("{}"));

        aftersales.approve(SHOP, RETURN, NextStep.What.RECEIVE_PARCEL, "key-1");

        assertThat(platform.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.getUrl()).startsWith("/return_refund/202309/returns/4035318504086604100/approve?");
            assertThat(query(request)).containsEntry("idempotency_key", "key-1");
            assertThat(request.getBodyAsString()).isEqualTo("{\"decision\":\"APPROVE_RECEIVED_PACKAGE\"}");
        });
    }

    @Test
    void refusesWithAReason() {
        platform.answers(data("{}"));

        aftersales.reject(SHOP, CANCEL, NextStep.What.ANSWER_CANCEL, "seller_reject_packed", "", "key-2");
        aftersales.reject(SHOP, RETURN, NextStep.What.ANSWER_REFUND, "why", "because", "key-3");

        assertThat(platform.requests())
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactly(
                        "{\"reject_reason\":\"seller_reject_packed\"}",
                        "{\"decision\":\"REJECT_REFUND\",\"reject_reason\":\"why\",\"comment\":\"because\"}");
    }

    @Test
    void saysWhatThePlatformSaid_whenItIsTooLate() {
        platform.answers(refusal(200, 25020010, "Aftersales has been approved and cannot be rejected."));

        assertThatThrownBy(() -> aftersales.reject(SHOP, RETURN, NextStep.What.ANSWER_RETURN, "why", "", "k"))
                .isInstanceOf(TikTokFailure.Permanent.class)
                .hasMessageContaining("has been approved");
    }

    @Test
    void listsWhatTheSellerMayRefuseFor() {
        platform.answers(data("{\"reasons\":[{\"name\":\"a\",\"text\":\"A\"},{\"text\":\"nameless\"}]}"));

        assertThat(aftersales.rejectReasons(SHOP, RETURN, "en-US")).containsExactly(new RejectReason("a", "A"));
        assertThat(query(platform.requests().getFirst())).containsEntry("return_or_cancel_id", RETURN.id());
    }

    private static final class OneToken implements AccessTokens {
        @Override
        public String current(String seller) {
            return "token-1";
        }

        @Override
        public String renewed(String seller, String refused) {
            return "token-2";
        }
    }
}
