package dev.backroom.model.aftersale;

import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import java.time.DateTimeException;
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
    private static final String APPROVE = "APPROVE";
    private static final String REJECT = "REJECT";

    /** The request in words, but for the shop and the order. */
    public Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>(Map.of(
                KIND, key.kind().name(),
                CASE, key.id(),
                STEP, to.what().name(),
                DUE, Long.toString(to.due().getEpochSecond()),
                ANSWER, approve ? APPROVE : REJECT,
                WHO, who));
        if (!reason.isEmpty()) {
            facts.put(REASON, reason);
        }
        return facts;
    }

    /** The request as a message of the queue AftersaleEvents. */
    public Signal signal(Instant now) {
        return new Signal(
                Signal.CASE_ANSWER,
                "",
                Optional.of(key.order().shop()),
                Optional.empty(),
                now,
                List.of(key.order().order()),
                facts());
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
        if (signal.shop().isEmpty() || signal.orders().size() != 1) {
            throw new IllegalArgumentException("a request names one order of one shop");
        }
        return Optional.of(of(new OrderKey(signal.shop().get(), signal.orders().getFirst()), signal.facts()));
    }

    /**
     * Reads what {@link #facts} wrote.
     *
     * @throws IllegalArgumentException if something is missing or not what it should be
     */
    public static CaseRequest of(OrderKey order, Map<String, String> facts) {
        String answer = facts.getOrDefault(ANSWER, "");
        if (!answer.equals(APPROVE) && !answer.equals(REJECT)) {
            throw new IllegalArgumentException("the answer is neither " + APPROVE + " nor " + REJECT);
        }
        try {
            return new CaseRequest(
                    new CaseKey(order, CaseKind.valueOf(facts.getOrDefault(KIND, "")), facts.getOrDefault(CASE, "")),
                    new NextStep(
                            NextStep.What.valueOf(facts.getOrDefault(STEP, "")),
                            Instant.ofEpochSecond(Long.parseLong(facts.getOrDefault(DUE, "")))),
                    answer.equals(APPROVE),
                    facts.getOrDefault(REASON, ""),
                    facts.getOrDefault(WHO, ""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the deadline is no time", e);
        }
    }
}
