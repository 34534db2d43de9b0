package dev.backroom.simulator.books;

import dev.backroom.simulator.script.Buyer;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.OddBuyer;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.webhook.PushBody;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything about the buyers of a run that a system may know and may not spread. The people do not exist, so this may be
 * shown.
 *
 * @param givenNames and {@code familyNames} on their own
 * @param names in full
 * @param phones as the platform writes them
 * @param streets with the house's number
 * @param messages what they wrote under orders and in chats
 */
public record BuyerFacts(
        Set<String> givenNames,
        Set<String> familyNames,
        Set<String> names,
        Set<String> phones,
        Set<String> streets,
        Set<String> messages) {

    /** Of all buyers of these scripts, moved house or not. */
    public static BuyerFacts of(Collection<EveningScript> scripts) {
        BuyerFacts facts = new BuyerFacts(
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (EveningScript script : scripts) {
            for (ScriptedOrder order : script.orders()) {
                facts.add(OddBuyer.of(script.plan(), order));
            }
        }
        facts.messages.add(PushBody.CHAT);
        return facts;
    }

    private void add(OddBuyer told) {
        Buyer buyer = told.buyer();
        givenNames.add(buyer.firstName());
        familyNames.add(buyer.lastName());
        names.add(buyer.name());
        phones.add(buyer.phone());
        if (!buyer.street().isEmpty()) {
            streets.add(buyer.street());
        }
        if (!told.message().isEmpty()) {
            messages.add(told.message());
        }
    }
}
