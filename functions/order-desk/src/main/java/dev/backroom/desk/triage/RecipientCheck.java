package dev.backroom.desk.triage;

import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.Reason;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.triage.AddressCheck;
import dev.backroom.model.triage.Finding;
import dev.backroom.model.triage.FraudFacts;
import dev.backroom.model.triage.FraudPolicy;
import dev.backroom.model.triage.FraudScore;
import dev.backroom.model.triage.MarketRules;
import dev.backroom.model.triage.MessageReader;
import dev.backroom.model.triage.PostalAddress;
import dev.backroom.model.triage.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a recipient gives reason to hold an order for. Asks nobody and stores nothing. Data are read when first needed: most
 * orders come without a message.
 */
public final class RecipientCheck {
    private final AddressCheck addresses = new AddressCheck();
    private final PhoneCheck phones = new PhoneCheck();
    /** The lexicons, once a message came. */
    private static final class Messages {
        static final MessageReader READER = new MessageReader();
    }

    /**
     * The holds of one read, gravest first.
     *
     * @param market of the shop, for a recipient without a region
     * @param look what is known beside the recipient itself
     * @return empty where the platform shows no recipient or ships itself, and for parts of it that no rule is known for
     */
    public List<Hold> holds(OrderSnapshot seen, String market, ScreeningInput look) {
        if (seen.fulfilledBy() == FulfilledBy.PLATFORM || seen.recipient().isEmpty()) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>();
        boolean phoneElsewhere = reasons(seen.recipient().get(), market, reasons);
        List<Hold> holds = new ArrayList<>();
        switch (look) {
            case ScreeningInput.Again(List<Hold> kept) -> holds.addAll(kept);
            case ScreeningInput.First(FraudMemory.Known known, FraudPolicy policy, List<Hold> outside) -> {
                FraudScore score = score(seen, phoneElsewhere, known, policy);
                if (score.suspicious()) {
                    reasons.add(new Reason.SuspectedFraud(score));
                }
                holds.addAll(outside);
            }
        }
        holds.addAll(0, reasons.stream().map(Reason::hold).toList());
        return holds;
    }

    /** @return whether the telephone is of a country that the market's carriers do not call */
    private boolean reasons(Recipient recipient, String market, List<Reason> reasons) {
        if (!recipient.buyerMessage().isBlank()) {
            Wish wish = Messages.READER.read(recipient.buyerMessage());
            if (wish.intent().holds()) {
                reasons.add(new Reason.BuyerWish(wish));
            }
        }
        boolean masked = Stream.of(recipient.name(), recipient.phone(), recipient.address())
                .anyMatch(AddressCheck::isMasked);
        if (masked && recipient.parts().sellerShips()) {
            reasons.add(new Reason.MaskedAddress());
            return false;
        }
        String region = recipient.region().isBlank() ? market : recipient.region();
        Optional<Finding> phone = MarketRules.of(region).flatMap(rules -> {
            address(addresses.check(address(recipient), rules), reasons);
            return phones.check(recipient.phone(), region, rules);
        });
        phone.map(Reason.PhoneInvalid::new).ifPresent(reasons::add);
        return phone.filter(finding -> finding.rule() == Finding.Rule.OTHER_COUNTRY)
                .isPresent();
    }

    private static void address(List<Finding> findings, List<Reason> reasons) {
        List<Finding> missing =
                findings.stream().filter(one -> one.rule().isIncomplete()).toList();
        List<Finding> wrong =
                findings.stream().filter(one -> !one.rule().isIncomplete()).toList();
        if (!missing.isEmpty()) {
            reasons.add(new Reason.AddressIncomplete(missing));
        }
        if (!wrong.isEmpty()) {
            reasons.add(new Reason.AddressImplausible(wrong));
        }
    }

    private static PostalAddress address(Recipient recipient) {
        AddressParts parts = recipient.parts();
        return new PostalAddress(
                recipient.name(),
                parts.isGiven() ? parts.street() : recipient.address(),
                parts.areas(),
                recipient.postalCode(),
                parts.isGiven());
    }

    private static FraudScore score(
            OrderSnapshot seen, boolean phoneElsewhere, FraudMemory.Known known, FraudPolicy policy) {
        FraudFacts facts = new FraudFacts(
                known.byAddress(),
                known.byPhone(),
                known.byBuyer(),
                known.trouble(),
                seen.lines().stream().mapToInt(OrderLine::units).sum(),
                seen.total().amount(),
                known.usual(),
                phoneElsewhere,
                known.freightForwarder(),
                seen.cashOnDelivery());
        return FraudScore.of(facts, policy);
    }
}
