package dev.backroom.console.system;

import dev.backroom.console.page.PageContext;
import dev.backroom.model.Shop;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.store.watch.JobRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A scheduled job that fails for a shop, and who can mend it. */
public record JobsSection(String job, String shop, String since, long times, String reason, String advice) {
    /** Of the shops that are shown, and of all; none where every job does its work. */
    static List<JobsSection> of(PageContext c, List<JobRun> runs) {
        List<JobsSection> failing = new ArrayList<>();
        runs.forEach(run -> new TreeMap<>(run.failing()).forEach((scope, row) -> {
            Optional<Shop> shop = c.shops().stream()
                    .filter(one -> one.id().value().equals(scope))
                    .findFirst();
            if (scope.equals(JobLog.ALL) || shop.isPresent()) {
                failing.add(new JobsSection(
                        run.job(),
                        shop.map(Shop::name).orElse(c.t().get("jobAllOfThem")),
                        c.minute(row.since(), shop.map(Shop::zone).orElse(c.zone())),
                        row.times(),
                        row.trouble().text(),
                        c.t().of("trouble", row.trouble().kind())));
            }
        }));
        return failing;
    }
}
