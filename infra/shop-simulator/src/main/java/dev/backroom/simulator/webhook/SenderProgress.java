package dev.backroom.simulator.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How far a sender is. Counts are posts, unless said otherwise.
 *
 * @param planned posts that the evening asks for, without retries
 * @param sent genuine webhooks that were sent at least once, duplicates not counted
 * @param acknowledged genuine webhooks and duplicates answered with 200
 * @param duplicated sent a second time on purpose
 * @param reordered webhooks sent later than meant
 * @param dropped webhooks of the whole evening that are never sent
 * @param forged sent with a wrong secret
 * @param unsigned sent without a fitting signature
 * @param garbled signed and unreadable
 * @param refused forged and unsigned posts answered with 401
 * @param retried posts that were sent again because they failed
 * @param wronglyRefused genuine posts answered with 401
 * @param givenUp genuine posts that failed on every retry
 * @param answers by HTTP status; 0 stands for no answer in time
 * @param waiting posts that wait for their retry
 * @param inFlight posts that wait for their answer
 * @param left posts of the evening that were not sent yet
 * @param mostLate the most that a first post left after its time, in the shop's time: large where this machine is too slow
 * @param opening acknowledgements of the evening's first phase, as of {@code quiet}, {@code spike}, {@code tail} and {@code night}
 * @param trusted descriptions of forged or unsigned posts that were answered with anything but 401
 */
public record SenderProgress(
        long planned,
        long sent,
        long acknowledged,
        long duplicated,
        long reordered,
        long dropped,
        long forged,
        long unsigned,
        long garbled,
        long refused,
        long retried,
        long wronglyRefused,
        long givenUp,
        Map<Integer, Long> answers,
        int waiting,
        int inFlight,
        int left,
        Duration mostLate,
        AckTimes opening,
        AckTimes quiet,
        AckTimes spike,
        AckTimes tail,
        AckTimes night,
        AckTimes all,
        List<String> trusted) {
    public SenderProgress {
        answers = Map.copyOf(answers);
        trusted = List.copyOf(trusted);
    }

    /** Nothing is left to send, to hear of or to retry. */
    public boolean isSettled() {
        return left == 0 && waiting == 0 && inFlight == 0;
    }

    /** All posts of the evening were sent once; retries may still wait. */
    public boolean isEveningSent() {
        return left == 0;
    }
}
