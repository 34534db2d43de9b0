package dev.backroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.ship.Handover;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps docs/states.md what the code says. */
final class StatesTest {
    private static final Path DOCUMENT = Path.of("../../../docs/states.md");
    private static final String WRITE = "backroom.write-docs";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Hold PLATFORM = new Hold(HoldCode.PLATFORM_HOLD, List.of());
    private static final Hold FRAUD = new Hold(HoldCode.SUSPECTED_FRAUD, List.of());

    @Test
    void isWhatTheCodeDoes() throws IOException {
        String states = "# States\n\n"
                + "Made from the code. After a change of it: `./mvnw -pl functions/shared/shop-model test -Dtest=StatesTest"
                + " -D" + WRITE + "=true`.\n\n"
                + "## The lane of an order that the seller packs\n\n"
                + "What the platform says, what holds the order and whether it is in a wave decide its lane"
                + " (`Lane.of`); a dash is none. A read of the platform may show any state after any other: a newer read is"
                + " applied, an older one is not (`OrderTransition.BY_READ`).\n\n"
                + lanes()
                + "\n## What the desk moves\n\n```mermaid\nstateDiagram-v2\n" + moves()
                + "```\n\n## The stages of a handover\n\n`Handover.Stage.next`, which `HandoverStep` decides among.\n\n"
                + "```mermaid\nstateDiagram-v2\n" + stages() + "```\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, states);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/states.md is out of date; run this test with -D%s=true, read what changed, commit it", WRITE)
                .isEqualTo(states);
    }

    private static String lanes() {
        StringBuilder table = new StringBuilder(
                "| state | no hold | in a wave | the platform's hold | another hold |\n|---|---|---|---|---|\n");
        for (OrderStatus status : OrderStatus.values()) {
            table.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            status,
                            lane(order(status, List.of(), Optional.empty())),
                            lane(order(status, List.of(), Optional.of("w"))),
                            lane(order(status, List.of(PLATFORM), Optional.empty())),
                            lane(order(status, List.of(FRAUD), Optional.empty()))));
        }
        return table.toString();
    }

    private static String moves() {
        TreeSet<String> moves = new TreeSet<>();
        for (OrderStatus status : OrderStatus.values()) {
            for (Optional<String> wave : List.of(Optional.<String>empty(), Optional.of("w"))) {
                Order free = order(status, List.of(), wave);
                if (free.lane().equals(Optional.of(Lane.READY))) {
                    moves.add(move(free, free.into("w"), "into a wave"));
                }
                free.hold(NOON).ifPresent(stopped -> moves.add(move(free, stopped, "stopped")));
                Order held = order(status, List.of(FRAUD), wave);
                held.release(FRAUD.fingerprint("")).ifPresent(released -> moves.add(move(held, released, "released")));
            }
        }
        return String.join("", moves);
    }

    private static String move(Order from, Order to, String by) {
        return "  %s --> %s: %s\n".formatted(name(from), name(to), by);
    }

    private static String stages() {
        StringBuilder moves = new StringBuilder();
        for (Handover.Stage from : Handover.Stage.values()) {
            from.next().forEach(to -> moves.append("  %s --> %s\n".formatted(from, to)));
        }
        return moves.toString();
    }

    private static String lane(Order order) {
        return order.lane().map(Lane::name).orElse("-");
    }

    private static String name(Order order) {
        return order.lane().map(Lane::name).orElse("NO_LANE");
    }

    private static Order order(OrderStatus status, List<Hold> holds, Optional<String> wave) {
        return new Order(
                OrderKey.of("1", "2"),
                1,
                new PlatformState(status, NOON, Deadlines.NONE, NOON, Milestones.NONE, NOON),
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "main", Handling.USUAL),
                Reservation.NONE,
                new DeskState(holds, List.of(), wave, ""));
    }
}
