package dev.backroom.desk.aftersale;

import dev.backroom.model.Signal;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.tiktok.webhook.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Remembers that the buyer has the money, as soon as a webhook says so and before the case is complete. */
public final class MarkRefunds {
    private static final Logger LOG = Logger.getLogger(MarkRefunds.class);

    private final AftersaleTable table;

    public MarkRefunds(AftersaleTable table) {
        this.table = table;
    }

    /**
     * Marks the case that a webhook of type 67 means: the one that it names, or else the only granted one of the order.
     *
     * @return how many cases were marked
     */
    public int mark(Signal refund) {
        Instant at = Optional.ofNullable(refund.facts().get(Facts.UPDATED))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElse(refund.at());
        int marked = 0;
        for (String order : refund.orders()) {
            List<Aftersale> open = table.of(new OrderKey(refund.shop().orElseThrow(), order)).stream()
                    .filter(one -> one.key().kind() == CaseKind.RETURN)
                    .filter(one -> one.refunded().isEmpty())
                    .toList();
            Optional<Aftersale> meant = open.stream()
                    .filter(one -> one.key().id().equals(refund.facts().get(Facts.REQUEST))
                            || one.key().id().equals(refund.facts().get(Facts.RMA)))
                    .findFirst()
                    .or(() -> onlyGranted(open));
            boolean done = meant.flatMap(one -> one.refunded(at).map(after -> table.put(meant, after)))
                    .orElse(false);
            marked += done ? 1 : 0;
            if (!done) {
                LOG.infof("order %s: a refund was seen that no stored case waits for", order);
            }
        }
        return marked;
    }

    private static Optional<Aftersale> onlyGranted(List<Aftersale> open) {
        List<Aftersale> granted = open.stream()
                .filter(one -> one.seen().state() == CaseState.GRANTED)
                .toList();
        return granted.size() == 1 ? Optional.of(granted.getFirst()) : Optional.empty();
    }
}
