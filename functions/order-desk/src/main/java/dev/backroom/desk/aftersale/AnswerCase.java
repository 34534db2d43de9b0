package dev.backroom.desk.aftersale;

import dev.backroom.model.Sha256;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.Answer;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.tiktok.TikTokFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives the platform the answer of the seller's people. The platform is told first, by a key made of the answer itself, then
 * it is written down: a crash in between tells it again and is known there as the same.
 */
public final class AnswerCase {
    private static final int ROUNDS = 5;
    private static final Logger LOG = Logger.getLogger(AnswerCase.class);

    /** What became of an answer. */
    public sealed interface Outcome {
        record Given() implements Outcome {}

        /** The case does not wait for that answer, or not any more. */
        record NotAsked() implements Outcome {}

        record Unknown() implements Outcome {}

        /** A refusal needs one of the platform's reasons. */
        record NeedsReason(List<RejectReason> reasons) implements Outcome {}

        /** The platform does not take it, for a reason that another try will not change. */
        record Refused(String why) implements Outcome {}
    }

    private final AftersaleTable table;
    private final CaseDesk desk;
    private final Quarantine quarantine;
    private final Clock clock;

    public AnswerCase(AftersaleTable table, CaseDesk desk, Quarantine quarantine, Clock clock) {
        this.table = table;
        this.desk = desk;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /**
     * Answers a case once.
     *
     * @throws TikTokFailure.Transient if the platform gave no answer; the same request may be made again
     */
    public Outcome answer(Shop shop, CaseRequest asked) {
        Optional<Aftersale> stored = find(asked.key());
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!stored.get().open().equals(Optional.of(asked.to()))) {
            LOG.infof("case %s does not wait for that answer any more", asked.key());
            return new Outcome.NotAsked();
        }
        if (!asked.approve() && asked.reason().isEmpty()) {
            return new Outcome.NeedsReason(
                    stored.get().reasons().isEmpty()
                            ? desk.rejectReasons(shop, asked.key())
                            : stored.get().reasons());
        }
        try {
            if (asked.approve()) {
                desk.approve(shop, asked.key(), asked.to().what(), key(asked));
            } else {
                desk.reject(shop, asked.key(), asked.to().what(), asked.reason(), "", key(asked));
            }
        } catch (TikTokFailure.Permanent refused) {
            LOG.warnf("case %s: the platform does not take the answer: %s", asked.key(), refused.getMessage());
            return new Outcome.Refused(String.valueOf(refused.getMessage()));
        }
        remember(shop, asked, stored.get());
        return new Outcome.Given();
    }

    private void remember(Shop shop, CaseRequest asked, Aftersale loaded) {
        Answer answer = new Answer(asked.to(), asked.approve(), asked.who(), clock.instant());
        Aftersale stored = loaded;
        for (int round = 1; round <= ROUNDS; round++) {
            Aftersale after = stored.answered(answer);
            if (!after.unbooked().isEmpty()) {
                quarantine.take(shop, after);
                after = after.booked();
            }
            if (table.answer(stored, after, asked.reason(), clock.instant())) {
                LOG.infof("case %s is %s by %s", asked.key(), asked.approve() ? "approved" : "rejected", asked.who());
                return;
            }
            stored = find(asked.key()).orElseThrow();
        }
        throw new IllegalStateException("case " + asked.key() + " kept changing");
    }

    private Optional<Aftersale> find(CaseKey key) {
        return Optional.ofNullable(table.load(List.of(key)).get(key));
    }

    /** One step, one answer, one reason: one key. A refusal for another reason is another request. */
    static String key(CaseRequest asked) {
        String parts = asked.key() + "|" + asked.to().what() + "|" + asked.to().due() + "|" + asked.approve() + "|"
                + asked.reason();
        return "backroom-" + Sha256.hex(parts.getBytes(StandardCharsets.UTF_8));
    }
}
