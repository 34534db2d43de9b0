package dev.backroom.console.system;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Machine;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import java.time.Duration;
import java.util.List;

/** What runs by the clock and behind the streams, as the machine itself knows it. */
public final class MachineSection {
    private static final Duration OLD = Duration.ofMinutes(5);

    private final PageContext sheet;

    public MachineSection(PageContext sheet) {
        this.sheet = sheet;
    }

    public void write(Machine machine) {
        sheet.heading(Word.SCHEDULES);
        runs(machine.runs());
        sheet.heading(Word.STREAMS);
        streams(machine.streams());
    }

    private void runs(List<Machine.Run> runs) {
        Table table =
                sheet.table(List.of(Word.FUNCTION, Word.LAST_RUN, Word.AGO, Word.OUTCOME, Word.NEXT_RUN), List.of());
        for (Machine.Run run : runs) {
            Word outcome = run.running()
                    ? Word.RUNNING
                    : run.ran().isEmpty() ? Word.NOT_YET : run.failed() ? Word.FAILED : Word.DONE;
            table.row(run.failed() ? "bad" : "")
                    .cell(run.function())
                    .cell(run.ran().map(at -> sheet.minute(at, sheet.zone())).orElse("\u2013"), "when")
                    .cell(
                            run.ran()
                                    .map(at -> Times.span(Duration.between(at, sheet.now()), sheet.language()))
                                    .orElse(""),
                            "when")
                    .cell(sheet.word(outcome), run.failed() ? "bad" : "")
                    .cell(run.next().map(at -> sheet.minute(at, sheet.zone())).orElse("\u2013"), "when")
                    .endRow();
        }
        table.done();
    }

    private void streams(List<Machine.Stream> streams) {
        Table table = sheet.table(List.of(Word.FUNCTION, Word.TABLE, Word.CHANGES, Word.OLDEST), List.of(Word.CHANGES));
        for (Machine.Stream stream : streams) {
            boolean old = stream.age().compareTo(OLD) > 0;
            table.row(old ? "warn" : "")
                    .cell(stream.function())
                    .cell(stream.table())
                    .cell(Numbers.count(stream.records()) + (stream.more() ? "+" : ""), "num")
                    .cell(
                            stream.records() == 0 ? "" : Times.span(stream.age(), sheet.language()),
                            old ? "when warn" : "when")
                    .endRow();
        }
        table.done();
    }
}
