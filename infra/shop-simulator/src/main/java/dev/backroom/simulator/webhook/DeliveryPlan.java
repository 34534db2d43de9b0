package dev.backroom.simulator.webhook;

import dev.backroom.simulator.plan.Misbehaviour;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Push;
import dev.backroom.simulator.webhook.Delivery.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What becomes of an evening's webhooks on their way, decided beforehand by the seed.
 *
 * @param deliveries earliest first
 * @param dropped webhooks that are never sent
 * @param reordered webhooks that are held back
 */
public record DeliveryPlan(List<Delivery> deliveries, int dropped, int reordered) {

    public static DeliveryPlan of(EveningScript evening) {
        Misbehaviour bad = evening.plan().misbehaviour();
        long seed = evening.plan().seed();
        List<Delivery> all = new ArrayList<>();
        int dropped = 0;
        int reordered = 0;
        for (Push push : evening.pushes()) {
            Way way = Way.of(bad, seed, push);
            all.addAll(way.deliveries());
            dropped += way.dropped() ? 1 : 0;
            reordered += way.reordered() ? 1 : 0;
        }
        all.sort(Comparator.comparing(Delivery::due));
        return new DeliveryPlan(List.copyOf(all), dropped, reordered);
    }

    /** What becomes of one webhook. */
    record Way(List<Delivery> deliveries, boolean dropped, boolean reordered) {
        static Way of(Misbehaviour bad, long seed, Push push) {
            List<Delivery> all = new ArrayList<>();
            int number = push.number();
            PushBody.Quirks quirks = new PushBody.Quirks(
                    Chance.hits(seed, "numeric", number, bad.numericIds()),
                    Chance.hits(seed, "unnamed", number, bad.unnamed()),
                    Chance.hits(seed, "embellish", number, bad.embellished()));
            Instant due = push.at();
            besides(all, push, seed, "forge", bad.forged(), Kind.FORGED);
            besides(all, push, seed, "unsign", bad.unsigned(), Kind.UNSIGNED);
            besides(all, push, seed, "garble", bad.garbled(), Kind.GARBLED);
            if (Chance.hits(seed, "drop", number, bad.dropped())) {
                return new Way(all, true, false);
            }
            boolean delayed = Chance.hits(seed, "reorder", number, bad.reordered());
            if (delayed) {
                due = due.plusSeconds(Chance.of(seed, "delay", number).nextLong(5, 1_200));
            }
            all.add(new Delivery(due, push, Kind.GENUINE, delayed, quirks));
            if (Chance.hits(seed, "duplicate", number, bad.duplicated())) {
                SplittableRandom chance = Chance.of(seed, "repeat", number);
                Instant again = chance.nextBoolean() ? due : due.plusSeconds(chance.nextLong(1, 600));
                all.add(new Delivery(again, push, Kind.DUPLICATE, delayed, quirks));
            }
            return new Way(all, false, delayed);
        }
    }

    public int count(Kind kind) {
        return (int)
                deliveries.stream().filter(delivery -> delivery.kind() == kind).count();
    }

    private static void besides(List<Delivery> all, Push push, long seed, String concern, double rate, Kind kind) {
        if (Chance.hits(seed, concern, push.number(), rate)) {
            all.add(new Delivery(push.at(), push, kind, false, PushBody.Quirks.NONE));
        }
    }
}
