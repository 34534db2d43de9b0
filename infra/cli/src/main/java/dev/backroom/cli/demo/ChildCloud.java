package dev.backroom.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.bench.UsageReport;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.cli.simulation.TableTroubles;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Missing;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.localcloud.http.Backlog;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The local cloud in a process of its own, so that it can be killed and started again on what it left. */
final class ChildCloud implements SystemUnderTest {
    private static final Duration LONGEST_START = Duration.ofMinutes(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> JVM = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseZGC",
            "-XX:-ZProactive",
            "-XX:ReservedCodeCacheSize=160m",
            "-XX:MetaspaceSize=256m",
            "-Xshare:auto",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-PrintWarnings",
            "-XX:ThreadPriorityPolicy=1",
            "-XX:JavaPriority1_To_OSPriority=5",
            "-XX:JavaPriority2_To_OSPriority=3",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dbackroom.log=cloud");
    /** Good code in the end, made by a compiler that gives way to what runs: the webhook keeps its time while it is made. */
    private static final List<String> AT_FIRST = List.of("-XX:CompilerThreadPriority=5");
    /** What was made is lost with the process; in the middle of an evening quick code counts for more than good code. */
    private static final List<String> AGAIN = List.of("-XX:TieredStopAtLevel=1");

    private final Installation installation;
    private final Simulation simulation;
    private final Home home;
    private final int port;
    private final TableTroubles tables;
    private final ProgressLine progress;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private @Nullable Process process;
    private Duration usedBefore = Duration.ZERO;

    ChildCloud(
            Installation installation,
            Simulation simulation,
            Home home,
            int port,
            TableTroubles tables,
            ProgressLine progress) {
        this.installation = installation;
        this.simulation = simulation;
        this.home = home;
        this.port = port;
        this.tables = tables;
        this.progress = progress;
    }

    @Override
    public Endpoints start(boolean fresh) {
        try {
            Files.deleteIfExists(home.endpoints());
            Path log = home.log("cloud-console");
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command(fresh))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .redirectInput(new File("/dev/null"));
            Map<String, String> environment = builder.environment();
            environment.putAll(simulation.hosts().variables());
            environment.put("BACKROOM_APP_KEY", simulation.app().key());
            environment.put("BACKROOM_APP_SECRET", simulation.app().secret());
            environment.put("BACKROOM_HOME", home.folder().toString());
            Process started = builder.start();
            process = started;
            return awaitEndpoints(started, log);
        } catch (IOException e) {
            throw new UncheckedIOException("the local cloud cannot be started", e);
        }
    }

    private List<String> command(boolean fresh) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(fresh ? AT_FIRST : AGAIN);
        String more = System.getenv().getOrDefault("BACKROOM_JAVA_OPTS", "").strip();
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split("\\s+")));
        }
        command.add("-Dbackroom.root=" + installation.root());
        command.addAll(thisProgram());
        command.add("up");
        command.addAll(List.of(Home.OPTION, home.folder().toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--tables", tables.name()));
        command.addAll(List.of("--clock", simulation.clock().toString()));
        command.addAll(List.of("--parent", Long.toString(ProcessHandle.current().pid())));
        if (fresh) {
            command.add("--fresh");
        }
        return command;
    }

    /** How this process itself was started: from a jar, or from a class path and a main class. */
    private static List<String> thisProgram() {
        String path = System.getProperty("java.class.path");
        if (path.endsWith(".jar") && !path.contains(File.pathSeparator)) {
            return List.of("-jar", path);
        }
        String main = System.getProperty("sun.java.command").split(" ", 2)[0];
        return List.of("-cp", path, main);
    }

    private Endpoints awaitEndpoints(Process started, Path log) throws IOException {
        long from = System.nanoTime();
        long until = from + LONGEST_START.toNanos();
        while (!Files.exists(home.endpoints())) {
            if (!started.isAlive()) {
                List<String> lines = Files.readAllLines(log);
                throw new Missing(
                        lines.isEmpty()
                                ? "the local cloud ended with code " + started.exitValue()
                                : lines.getLast().replaceFirst("^backroom: ", ""),
                        "more in " + home.log("cloud"));
            }
            if (System.nanoTime() > until) {
                throw new Missing(
                        "the local cloud did not open within " + LONGEST_START.toMinutes() + " minutes",
                        "start the demo again; if it happens twice, './backroom doctor' and " + home.log("cloud")
                                + " say more");
            }
            progress.show("Opening  tables, queues and functions, %d s (10 s on two free cores)"
                    .formatted(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)));
            pause(started);
        }
        return Endpoints.of(home);
    }

    private static void pause(Process started) {
        try {
            started.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the local cloud was starting", e);
        }
    }

    @Override
    public void kill() {
        end(true);
    }

    @Override
    public UsageReport usage() {
        try {
            return UsageReport.read(ask("/usage"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Backlog backlog(boolean whole) {
        try {
            JsonNode json = JSON.readTree(ask(whole ? "/backlog?whole" : "/backlog"));
            return new Backlog(
                    Duration.ofMillis(json.required("messagesMillis").asLong()),
                    Duration.ofMillis(json.required("schedulesMillis").asLong()),
                    json.required("idle").asBoolean());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Duration processorTime() {
        return usedBefore.plus(Optional.ofNullable(process)
                .flatMap(running -> running.info().totalCpuDuration())
                .orElse(Duration.ZERO));
    }

    @Override
    public long behind() {
        try {
            long records = 0;
            for (JsonNode lag : JSON.readTree(ask("/streams"))) {
                records += lag.path("records").asLong();
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String path) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(ANSWERS_WITHIN)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + path, e);
        }
    }

    @Override
    public void close() {
        end(false);
        http.shutdownNow();
    }

    private void end(boolean atOnce) {
        Process running = process;
        if (running == null) {
            return;
        }
        usedBefore = processorTime();
        if (atOnce) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        try {
            if (!running.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
        process = null;
    }
}
