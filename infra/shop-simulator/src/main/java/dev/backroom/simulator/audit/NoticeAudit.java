package dev.backroom.simulator.audit;

import dev.backroom.simulator.books.StockLevels;
import dev.backroom.simulator.script.CalledNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the notices that a system sent with those that the facts call for. */
public final class NoticeAudit {
    /**
     * A notice that was sent.
     *
     * @param at when it was told, or when what it tells of happened; in the shop's time
     */
    public record Sent(CalledNotice.Kind kind, String subject, Instant at) {}

    /**
     * What the comparison found.
     *
     * @param called notices that must be sent
     * @param missing those that were not
     * @param superfluous those that were sent without a cause, or once more than there was cause
     * @param early those sent before what they tell of happened
     * @param latest how long after it could be known the latest was sent
     */
    public record Report(
            int called, List<String> missing, List<String> superfluous, List<String> early, Duration latest) {
        public Report {
            missing = List.copyOf(missing);
            superfluous = List.copyOf(superfluous);
            early = List.copyOf(early);
        }

        /** Exactly what was called for was sent. */
        public boolean isClean() {
            return missing.isEmpty() && superfluous.isEmpty() && early.isEmpty();
        }
    }

    private record Subject(CalledNotice.Kind kind, String name) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    private NoticeAudit() {}

    /**
     * Compares.
     *
     * @param told in any order
     * @param free subjects of which any number may be told, such as {@link StockLevels#scarce}
     */
    public static Report of(List<CalledNotice> called, List<Sent> told, Set<String> free) {
        Map<Subject, List<CalledNotice>> wanted = new TreeMap<>();
        called.forEach(one -> wanted.computeIfAbsent(new Subject(one.kind(), one.subject()), any -> new ArrayList<>())
                .add(one));
        Map<Subject, List<Sent>> sent = new TreeMap<>();
        told.forEach(one -> sent.computeIfAbsent(new Subject(one.kind(), one.subject()), any -> new ArrayList<>())
                .add(one));
        List<String> missing = new ArrayList<>();
        List<String> superfluous = new ArrayList<>();
        List<String> early = new ArrayList<>();
        Duration latest = Duration.ZERO;
        for (Map.Entry<Subject, List<CalledNotice>> entry : wanted.entrySet()) {
            List<CalledNotice> certain =
                    entry.getValue().stream().filter(CalledNotice::certain).toList();
            List<Sent> found = sent.getOrDefault(entry.getKey(), List.of()).stream()
                    .sorted(Comparator.comparing(Sent::at))
                    .toList();
            certain.stream().skip(found.size()).forEach(one -> missing.add(one.toString()));
            if (certain.size() == entry.getValue().size() && certain.size() <= found.size()) {
                for (int i = 0; i < certain.size(); i++) {
                    Duration late = Duration.between(
                            certain.get(i).visible(), found.get(i).at());
                    latest = late.compareTo(latest) > 0 ? late : latest;
                    if (found.get(i).at().isBefore(certain.get(i).since())) {
                        early.add(found.get(i).toString());
                    }
                }
            }
        }
        sent.forEach((subject, all) -> {
            int most = wanted.getOrDefault(subject, List.of()).size();
            if (!free.contains(subject.name())) {
                all.stream().skip(most).forEach(one -> superfluous.add(one.toString()));
            }
        });
        return new Report(
                (int) called.stream().filter(CalledNotice::certain).count(), missing, superfluous, early, latest);
    }
}
