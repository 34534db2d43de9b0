package dev.backroom.notify;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.notices.NoticeGroup;
import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.message.NoticeLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps every notice once and tells it to the channels. A notice is taken by a condition, told, and marked per channel: only
 * a crash between a channel's yes and its mark tells that channel again, at most as often as the queue delivers (five
 * times). What a channel cannot take now is delivered again by the queue, for that channel alone.
 */
public final class SendNotices {
    static final String QUEUE = "Notices";

    /** As long as the function may run: a crashed process holds its notices no longer. */
    static final Duration TAKEN = Duration.ofSeconds(60);

    /** After so long a channel is given no further message, so that the marks of those that were told are written. */
    static final Duration BUDGET = Duration.ofSeconds(35);

    /** Told at the same time; what is configured beyond it waits its turn. */
    private static final int MOST_CHANNELS = 32;

    private static final Logger LOG = Logger.getLogger(SendNotices.class);

    private record Taken(Notice notice, Set<String> settled, List<String> messages) {}

    private final List<Channel> channels;
    private final NoticeLog log;
    private final QueueConsumer queue;
    private final Function<ShopId, Optional<Shop>> shops;
    private final NoticeDelivery telling;
    private final Clock realTime;

    SendNotices(
            List<Channel> channels,
            NoticeLog log,
            Parking parking,
            Function<ShopId, Optional<Shop>> shops,
            NoticeDelivery telling,
            Clock shopTime,
            Clock realTime) {
        this.channels = List.copyOf(channels);
        this.log = log;
        this.queue = new QueueConsumer(QUEUE, "the notice", parking, shopTime);
        this.shops = shops;
        this.telling = telling;
        this.realTime = realTime;
    }

    /**
     * Handles a batch; each notice on its own.
     *
     * @return the ids of the messages that are to be delivered again
     */
    public Set<String> handle(List<QueueMessage> messages) {
        QueueBatch batch = queue.begin(messages);
        Instant start = realTime.instant();
        Map<String, Taken> taken = take(batch, start);
        Set<String> unsettled = taken.isEmpty() ? Set.of() : tell(taken, start.plus(BUDGET));
        taken.forEach((id, notice) -> {
            if (!finish(id, unsettled.contains(id))) {
                batch.fail(notice.messages());
            }
        });
        return batch.failed();
    }

    private Map<String, Taken> take(QueueBatch batch, Instant now) {
        Map<String, Taken> taken = new LinkedHashMap<>();
        batch.forEach(NoticeCodec::read, (message, notice) -> {
            Taken already = taken.get(notice.id());
            if (already != null) {
                already.messages().add(message.id());
                return;
            }
            switch (log.begin(notice.id(), notice.shop(), notice.at(), message.body(), now, now.plus(TAKEN))) {
                case NoticeLog.Begun.Ours(Set<String> settled) ->
                    taken.put(notice.id(), new Taken(notice, settled, new ArrayList<>(List.of(message.id()))));
                case NoticeLog.Begun.Busy() -> batch.fail(message);
                case NoticeLog.Begun.Done() -> LOG.debugf("notice %s was sent before", notice.id());
            }
        });
        return taken;
    }

    /**
     * Tells all channels side by side: one that does not answer uses up its own time only.
     *
     * @return the ids of the notices that some channel did not take
     */
    private Set<String> tell(Map<String, Taken> taken, Instant last) {
        Map<ShopId, Optional<Shop>> known = new ConcurrentHashMap<>();
        return new Parallel(MOST_CHANNELS)
                .map(channels, channel -> tell(channel, taken, last, known)).stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());
    }

    private Set<String> tell(
            Channel channel, Map<String, Taken> taken, Instant last, Map<ShopId, Optional<Shop>> known) {
        Set<String> unsettled = new HashSet<>();
        List<Notice> wanted = taken.values().stream()
                .filter(t -> !t.settled().contains(channel.name()))
                .map(Taken::notice)
                .filter(notice -> notice.severity().compareTo(channel.minimum()) >= 0)
                .toList();
        boolean open = true;
        for (NoticeGroup group : NoticeGroup.of(wanted)) {
            // A channel that cannot take one message now is spared the rest until the queue delivers them again.
            open = open && realTime.instant().isBefore(last) && told(channel, group, known);
            if (!open) {
                group.notices().forEach(notice -> unsettled.add(notice.id()));
            }
        }
        return unsettled;
    }

    private boolean told(Channel channel, NoticeGroup group, Map<ShopId, Optional<Shop>> known) {
        try {
            Optional<Shop> shop = group.shop().flatMap(id -> known.computeIfAbsent(id, shops));
            switch (telling.tell(channel, group, shop)) {
                case ChannelAnswer.Accepted() ->
                    group.notices().forEach(notice -> log.delivered(notice.id(), channel.name()));
                case ChannelAnswer.Refused(String reason) -> {
                    LOG.errorf("channel %s refuses messages: %s", channel.name(), reason);
                    group.notices().forEach(notice -> log.refused(notice.id(), channel.name(), reason));
                }
                case ChannelAnswer.Later(String reason, var after) -> {
                    LOG.warnf("channel %s takes nothing now: %s", channel.name(), reason);
                    return false;
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "sending to channel %s failed and is tried again", channel.name());
            return false;
        }
    }

    private boolean finish(String id, boolean unsettled) {
        try {
            if (unsettled) {
                log.release(id);
            } else {
                log.done(id);
            }
            return !unsettled;
        } catch (RuntimeException e) {
            LOG.warnf(e, "notice %s could not be closed and is tried again", id);
            return false;
        }
    }
}
