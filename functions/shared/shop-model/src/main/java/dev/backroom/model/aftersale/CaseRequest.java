package dev.backroom.model.aftersale;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to be answered to a case.
 *
 * @param to the step that they saw; another one meanwhile is not answered
 * @param reason the platform's name of a reason; empty text for an approval
 * @param who asked
 */
public record CaseRequest(CaseKey key, NextStep to, boolean approve, String reason, String who) {
    private static final String KIND = "kind";
    private static final String CASE = "case";
    private static final String STEP = "step";
    private static final String DUE = "due";
    private static final String ANSWER = "answer";
    private static final String REASON = "reason";
    private static final String WHO = "who";

    /** The request as a message of the queue AftersaleEvents. */
    public Signal signal(Instant now) {
        Map<String, String> facts = new HashMap<>(Map.of(
                KIND, key.kind().name(),
                CASE, key.id(),
                STEP, to.what().name(),
                DUE, Long.toString(to.due().getEpochSecond()),
                ANSWER, approve ? "APPROVE" : "REJECT",
                WHO, who));
        if (!reason.isEmpty()) {
            facts.put(REASON, reason);
        }
        return new Signal(
                Signal.CASE_ANSWER,
                "",
                Optional.of(key.order().shop()),
                Optional.empty(),
                now,
                List.of(key.order().order()),
                facts);
    }

    /**
     * Reads what {@link #signal} wrote.
     *
     * @return empty where the signal is a webhook's
     * @throws IllegalArgumentException if it is a request that cannot be read
     */
    public static Optional<CaseRequest> of(Signal signal) {
        if (signal.type() != Signal.CASE_ANSWER) {
            return Optional.empty();
        }
        Map<String, String> facts = signal.facts();
        if (signal.shop().isEmpty() || signal.orders().size() != 1) {
            throw new IllegalArgumentException("a request names one order of one shop");
        }
        ShopId shop = signal.shop().get();
        return Optional.of(new CaseRequest(
                new CaseKey(
                        new OrderKey(shop, signal.orders().getFirst()),
                        CaseKind.valueOf(facts.getOrDefault(KIND, "")),
                        facts.getOrDefault(CASE, "")),
                new NextStep(
                        NextStep.What.valueOf(facts.getOrDefault(STEP, "")),
                        Instant.ofEpochSecond(Long.parseLong(facts.getOrDefault(DUE, "")))),
                facts.getOrDefault(ANSWER, "").equals("APPROVE"),
                facts.getOrDefault(REASON, ""),
                facts.getOrDefault(WHO, "")));
    }
}
