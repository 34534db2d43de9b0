package dev.backroom.console.system;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.JobWord;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.store.watch.JobRun;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The scheduled jobs that fail, shop by shop, and who can mend it. Nothing where all of them do their work. */
public final class JobsSection {
    private final PageContext sheet;

    public JobsSection(PageContext sheet) {
        this.sheet = sheet;
    }

    public void write(List<JobRun> runs) {
        List<JobRun> failing = runs.stream()
                .filter(run -> run.failing().keySet().stream().anyMatch(this::shown))
                .toList();
        if (failing.isEmpty()) {
            return;
        }
        Table table = sheet.table(
                List.of(Word.FUNCTION, Word.SHOP, JobWord.FAILING_SINCE, JobWord.IN_A_ROW, Word.REASON, Word.TO_DO),
                List.of(JobWord.IN_A_ROW));
        failing.forEach(run -> new TreeMap<>(run.failing()).forEach((scope, row) -> {
            if (shown(scope)) {
                Optional<Shop> shop = shop(scope);
                ZoneId zone = shop.map(Shop::zone).orElse(sheet.zone());
                table.row("bad")
                        .cell(run.job())
                        .cell(shop.map(Shop::name).orElse(sheet.word(JobWord.ALL_OF_THEM)))
                        .cell(sheet.minute(row.since(), zone), "when")
                        .number(row.times())
                        .cell(row.trouble().text())
                        .cell(sheet.word(remedy(row.trouble().kind())))
                        .endRow();
            }
        }));
        table.done();
    }

    private boolean shown(String scope) {
        return scope.equals(JobRun.ALL) || shop(scope).isPresent();
    }

    private Optional<Shop> shop(String scope) {
        return sheet.shops().stream()
                .filter(shop -> shop.id().value().equals(scope))
                .findFirst();
    }

    private static JobWord remedy(JobTrouble.Kind kind) {
        return switch (kind) {
            case TOKEN -> JobWord.DO_CONNECT;
            case REFUSED -> JobWord.DO_MEND;
            case NO_ANSWER -> JobWord.DO_WAIT;
            case HERE -> JobWord.DO_READ_LOG;
        };
    }
}
