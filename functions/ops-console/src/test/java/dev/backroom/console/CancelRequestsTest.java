package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.Answer;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A buyer asks to cancel: the request is answered on the order's row, on its page, and among the cases. */
@Tag("engine")
final class CancelRequestsTest {
    private static final NextStep STEP = new NextStep(NextStep.What.ANSWER_CANCEL, NOW.plus(Duration.ofHours(30)));
    private static final Map<String, String> TOKEN = Map.of("token", "t");

    private final ConsoleWorld world = new ConsoleWorld();
    private final Shop shop = world.shop("1", "Maple");
    private final AftersaleTable cases = new AftersaleTable(world.dynamo, "Desk");

    @BeforeEach
    void anOrderThatItsBuyerWantsCancelled() {
        world.item("MUG", "Mug", 50);
        world.store(List.of(
                ConsoleWorld.order(shop, "577", OrderStatus.AWAITING_SHIPMENT, "MUG", 1, Duration.ofHours(9), true)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void answersTheRequest_onTheRowAndOnThePageOfItsOrder_andAmongTheCases() {
        asked("4035");

        for (Map<String, Object> event : List.<Map<String, Object>>of(
                Map.of("page", "orders", "browser", TOKEN),
                Map.of("page", "order", "order", "577", "browser", TOKEN),
                Map.of("page", "aftersales", "browser", TOKEN))) {
            String page = world.page(event);
            assertThat(page)
                    .as("%s", event.get("page"))
                    .contains("name=\"action.case\" value=\"4035\"", "name=\"action.answer\" value=\"APPROVE\"")
                    .contains("name=\"action.answer\" value=\"REJECT\"", "name=\"action.reason\" value=\"packed\"");
            assertThat(Seen.text(page)).contains("answer by", "Approve", "Refuse: Already packed");
        }
        assertThat(Seen.text(world.page(Map.of("page", "orders", "browser", TOKEN, "lang", "zh"))))
                .contains("前答复", "同意", "拒绝：Already packed", "请在截止前同意或拒绝该申请");
    }

    @Test
    void answersTheRequest_onAListOfOrdersByDeadline_besideWhatPicksThem() {
        asked("4035");

        String page = world.page(Map.of("page", "orders", "due", "DUE_TODAY", "browser", TOKEN));

        assertThat(page)
                .contains("name=\"action.pick0\"", "name=\"action.case\" value=\"4035\"")
                .contains("name=\"action.answer\" value=\"APPROVE\"");
        assertThat(Seen.text(page)).contains("due today (1)", "answer by", "Refuse: Already packed");
    }

    @Test
    void givesTheAnswerToWhoeverHoldsTheTokens() {
        asked("4035");
        CaseRequest approve =
                new CaseRequest(new CaseKey(order(), CaseKind.CANCELLATION, "4035"), STEP, true, "", "console");
        Map<String, String> action = new HashMap<>(approve.facts());
        action.putAll(Map.of("name", "answer", "shop", "1", "order", "577"));

        String page = world.page(Map.of("page", "orders", "action", action));

        assertThat(Seen.text(page)).contains("The answer is on its way to the platform.");
        assertThat(world.queues.sent)
                .singleElement()
                .satisfies(sent -> assertThat(CaseRequest.of(SignalCodec.read(sent.substring(sent.indexOf(' ') + 1))))
                        .contains(approve));
    }

    @Test
    void saysThatTheRequestIsRead_beforeItIs_andThatItIsAnswered_afterwards() {
        assertThat(Seen.text(world.page(Map.of("page", "orders", "browser", TOKEN))))
                .contains("The request is being read from the platform.")
                .doesNotContain("Refuse:");
        Aftersale asked = asked("4035");

        cases.answer(asked, asked.answered(new Answer(STEP, false, "mia", NOW)), "packed", NOW);

        assertThat(Seen.text(world.page(Map.of("page", "orders", "browser", TOKEN))))
                .contains("The answer is with the platform.")
                .doesNotContain("Refuse:");
    }

    private Aftersale asked(String id) {
        Aftersale asked = Aftersale.after(
                        Optional.empty(),
                        new CaseSnapshot(
                                new CaseKey(order(), CaseKind.CANCELLATION, id),
                                CaseState.REQUESTED,
                                Remedy.CANCEL,
                                CaseInitiator.BUYER,
                                "no_need",
                                NOW,
                                NOW,
                                NOW,
                                Optional.of(STEP),
                                List.of(),
                                Optional.empty(),
                                false))
                .orElseThrow()
                .refusable(List.of(new RejectReason("packed", "Already packed")));
        cases.put(Optional.empty(), asked);
        return asked;
    }

    private OrderKey order() {
        return new OrderKey(shop.id(), "577");
    }
}
