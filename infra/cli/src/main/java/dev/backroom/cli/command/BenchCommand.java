package dev.backroom.cli.command;

import dev.backroom.bench.BatchStudy;
import dev.backroom.bench.ContentionStudy;
import dev.backroom.bench.CountingStudy;
import dev.backroom.bench.HistoryStudy;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast the order path computes, and what an event costs by batch size. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures the order path: signature check, webhook decode, order transition, transaction planning.",
        footer = {"", "The bill of a whole evening, by operation: ./backroom demo --usage FILE"})
public final class BenchCommand implements Callable<Integer> {
    private static final String MAIN = "dev.backroom.bench.Benchmarks";
    private static final List<String> APPLICATION_FOLDERS = List.of("lib/boot", "lib/main", "app", "quarkus");

    private final Screen screen;

    @Option(names = "--long", description = "Several minutes, for figures to be quoted.")
    private boolean quoted;

    @Option(names = "--batches", description = "Instead: units and requests per event at batch sizes 1, 10 and 50.")
    private boolean batches;

    @Option(
            names = "--history",
            description =
                    "Instead: what a tick of each scheduled function costs with 100 and with 100,000 closed orders.")
    private boolean history;

    @Option(names = "--counting", description = "Instead: what counting the figures costs an order event.")
    private boolean counting;

    @Option(
            names = "--contention",
            description = "Instead: what is lost and what refusals cost with 2, 10 and 50 runs of OrderSync at once.")
    private boolean contention;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "With --batches, --counting or --contention: orders of the evening (default: 500).")
    private int orders = 500;

    public BenchCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (orders < 1 || orders > 100_000) {
            throw new WrongUse("--orders is not between 1 and 100000");
        }
        if (batches) {
            List<BatchStudy.Row> rows = new BatchStudy(Installation.find().template(), orders).run();
            screen.out().print(BatchStudy.table(rows));
            return Exit.DONE;
        }
        if (history) {
            List<HistoryStudy.Row> rows = new HistoryStudy(Installation.find().template()).run(List.of(100, 100_000));
            screen.out().print(HistoryStudy.table(rows));
            return Exit.DONE;
        }
        if (counting) {
            CountingStudy.Bills bills = new CountingStudy(Installation.find().template(), orders).run();
            screen.out()
                    .printf(
                            Locale.ROOT,
                            "%,d order events, %.0f runs of KpiCount: %.3f write units and %.3f read units an event%n",
                            bills.events(),
                            bills.runs(),
                            bills.writeUnitsPerEvent(),
                            bills.readUnitsPerEvent());
            return Exit.DONE;
        }
        if (contention) {
            List<ContentionStudy.Row> rows =
                    new ContentionStudy(Installation.find().template(), orders).run(List.of(2, 10, 50));
            screen.out().print(ContentionStudy.table(rows));
            return Exit.DONE;
        }
        return benchmarks();
    }

    /** In a process of its own: the benchmarks fork from a plain class path, and this application has none. */
    private int benchmarks() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath(), MAIN));
        if (quoted) {
            command.add("--long");
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor() == 0 ? Exit.DONE : Exit.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return Exit.FAILED;
        }
    }

    private static String classPath() {
        String path = System.getProperty("java.class.path");
        if (!path.endsWith("quarkus-run.jar")) {
            return path;
        }
        Path application = Path.of(path).toAbsolutePath().getParent();
        return Stream.ofNullable(application)
                .flatMap(folder -> APPLICATION_FOLDERS.stream().map(name -> folder.resolve(name) + "/*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
