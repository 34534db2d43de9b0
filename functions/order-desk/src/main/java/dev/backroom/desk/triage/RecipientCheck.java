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
import dev.backroom.model.triage.FraudFacts.Seen;
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
    private final FraudMemory memory;

    /** The lexicons, once a message came. */
    private static final class Messages {
        static final MessageReader READER = new MessageReader();
    }

    /** @param memory what is known of earlier orders */
    public RecipientCheck(FraudMemory memory) {
        this.memory = memory;
    }

    /**
     * The holds of one read, gravest first.
     *
     * @param market of the shop, for a recipient without a region
     * @return empty where the platform shows no recipient or ships itself, and for parts of it that no rule is known for
     */
    public List<Hold> holds(OrderSnapshot seen, String market) {
        if (seen.fulfilledBy() == FulfilledBy.PLATFORM) {
            return List.of();
        }
        return seen.recipient()
                .map(recipient -> reasons(seen, recipient, market).stream()
                        .map(Reason::hold)
                        .toList())
                .orElse(List.of());
    }

    private List<Reason> reasons(OrderSnapshot seen, Recipient recipient, String market) {
        List<Reason> reasons = new ArrayList<>();
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
            return reasons;
        }
        String region = recipient.region().isBlank() ? market : recipient.region();
        Optional<Finding> phone = MarketRules.of(region).flatMap(rules -> {
            address(addresses.check(address(recipient), rules), reasons);
            return phones.check(recipient.phone(), region, rules);
        });
        phone.map(Reason.PhoneInvalid::new).ifPresent(reasons::add);
        FraudScore score = score(
                seen,
                recipient,
                phone.filter(finding -> finding.rule() == Finding.Rule.OTHER_COUNTRY)
                        .isPresent());
        if (score.suspicious()) {
            reasons.add(new Reason.SuspectedFraud(score));
        }
        return reasons;
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

    private FraudScore score(OrderSnapshot seen, Recipient recipient, boolean phoneElsewhere) {
        FraudMemory.Known known = memory.of(seen.key().shop(), seen.buyer(), recipient);
        int units = seen.lines().stream().mapToInt(OrderLine::units).sum();
        FraudFacts facts = new FraudFacts(
                known.byAddress(),
                known.byPhone(),
                known.byBuyer(),
                known.trouble(),
                units,
                seen.total().amount(),
                known.usual(),
                phoneElsewhere,
                known.reshipper(),
                seen.cashOnDelivery());
        return FraudScore.of(facts, memory.policy(seen.key().shop()));
    }

    /** A memory that remembers nothing; with it only what one order shows by itself counts. */
    public static final FraudMemory NO_MEMORY = (shop, buyer, recipient) ->
            new FraudMemory.Known(Seen.ONCE, Seen.ONCE, Seen.ONCE, FraudFacts.Trouble.NONE, Optional.empty(), false);
}
