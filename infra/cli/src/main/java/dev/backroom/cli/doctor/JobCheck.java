package dev.backroom.cli.doctor;

import dev.backroom.localcloud.schedule.ScheduleExpression;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Trigger;
import dev.backroom.model.Shop;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.store.watch.JobRun;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether functions and scheduled jobs do their work, shop by shop. */
final class JobCheck {
    /** So many failures in a row do not pass by themselves. */
    private static final int LASTING = 3;
    /** A job is late when it has missed so many of its times. */
    private static final int MISSED = 3;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

    private final List<Shop> shops;
    private final List<FunctionSpec> functions;
    private final Instant now;
    private final Path log;

    /**
     * A check.
     *
     * @param now the shop's time
     * @param log where functions say more
     */
    JobCheck(List<Shop> shops, List<FunctionSpec> functions, Instant now, Path log) {
        this.shops = shops;
        this.functions = functions;
        this.now = now;
        this.log = log;
    }

    static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    /** @param machine what runs here; empty where it does not say */
    List<Finding> of(List<JobRun> runs, Optional<MachineFacts> machine) {
        List<Finding> findings = new ArrayList<>();
        shops.stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .forEach(shop -> token(shop, runs).ifPresent(findings::add));
        runs.forEach(run -> new TreeMap<>(run.failing()).forEach((scope, failing) -> {
            if (failing.trouble().kind() != JobTrouble.Kind.TOKEN) {
                findings.add(failing(run, scope, failing));
            }
        }));
        functions.forEach(function -> late(function, runs).ifPresent(findings::add));
        machine.map(MachineFacts::failing).orElse(Map.of()).forEach((function, failing) -> {
            boolean explained = runs.stream()
                    .anyMatch(
                            run -> run.job().equals(function) && !run.failing().isEmpty());
            if (!explained) {
                findings.add(function(function, failing));
            }
        });
        return findings.isEmpty() ? List.of(Finding.ok("jobs", "no function and no shop's job is failing")) : findings;
    }

    private static Optional<Finding> token(Shop shop, List<JobRun> runs) {
        Map<String, JobRun.Failing> refused = new TreeMap<>();
        runs.forEach(run -> Optional.ofNullable(run.failing().get(shop.id().value()))
                .filter(failing -> failing.trouble().kind() == JobTrouble.Kind.TOKEN)
                .ifPresent(failing -> refused.put(run.job(), failing)));
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        Instant since = refused.values().stream()
                .map(JobRun.Failing::since)
                .min(Instant::compareTo)
                .orElseThrow();
        String said = refused.values().iterator().next().trouble().text();
        return Optional.of(Finding.fail(
                "token",
                "%s: its token is refused since %s (%s): %s"
                        .formatted(shop.name(), minute(since, shop.zone()), String.join(", ", refused.keySet()), said),
                "let the seller authorise again, then './backroom connect --auth-code CODE'"));
    }

    private Finding failing(JobRun run, String scope, JobRun.Failing failing) {
        Optional<Shop> shop =
                shops.stream().filter(one -> one.id().value().equals(scope)).findFirst();
        ZoneId zone = shop.map(Shop::zone).orElse(ZoneOffset.UTC);
        String found = "%s of %s failed %s since %s: %s; it last succeeded %s"
                .formatted(
                        run.job(),
                        shop.map(Shop::name).orElse("all shops"),
                        times(failing.times()),
                        minute(failing.since(), zone),
                        failing.trouble().text(),
                        failing.success().map(at -> minute(at, zone)).orElse("never"));
        String remedy = switch (failing.trouble().kind()) {
            case TOKEN -> "let the seller authorise again, then './backroom connect --auth-code CODE'";
            case REFUSED -> "mend what the platform says; the next run goes on by itself";
            case NO_ANSWER -> "each run tries again; if it lasts, see whether the platform is down";
            case HERE -> "search for " + run.job() + " in " + log;
        };
        return failing.times() >= LASTING ? Finding.fail("job", found, remedy) : Finding.warn("job", found, remedy);
    }

    private Optional<Finding> late(FunctionSpec function, List<JobRun> runs) {
        return runs.stream()
                .filter(run -> run.job().equals(function.id()))
                .filter(run -> schedules(function).stream().allMatch(schedule -> missed(schedule, run.at())))
                .findFirst()
                .map(run -> Finding.fail(
                        "job",
                        function.id() + " has not ended a run since " + minute(run.at(), ZoneOffset.UTC)
                                + " and is due by "
                                + schedules(function).stream()
                                        .map(Trigger.Schedule::expression)
                                        .collect(Collectors.joining(", ")),
                        "search for " + function.id() + " in " + log));
    }

    private static List<Trigger.Schedule> schedules(FunctionSpec function) {
        return function.triggers().stream()
                .filter(Trigger.Schedule.class::isInstance)
                .map(Trigger.Schedule.class::cast)
                .toList();
    }

    private boolean missed(Trigger.Schedule schedule, Instant since) {
        ScheduleExpression expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
        Optional<Instant> due = Optional.of(since);
        for (int i = 0; i < MISSED; i++) {
            due = due.flatMap(expression::after);
        }
        return due.filter(now::isAfter).isPresent();
    }

    private Finding function(String function, MachineFacts.Failing failing) {
        String found = "%s failed %s since %s: %s"
                .formatted(function, times(failing.times()), minute(failing.since(), ZoneOffset.UTC), failing.error());
        String remedy = "search for " + function + " in " + log;
        return failing.times() >= LASTING
                ? Finding.fail("function", found, remedy)
                : Finding.warn("function", found, remedy);
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times in a row";
    }
}
