package dev.backroom.localcloud.artifact;

import dev.backroom.localcloud.artifact.RuntimeApi.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A function.zip in a process of its own, as Lambda would run it: the archive of a JVM build under AWS's runtime interface
 * client, the archive of a native build as its own {@code bootstrap}.
 */
final class PackagedFunction implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";
    private static final List<String> CLIENT_JARS = List.of(
            "aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization");
    private static final String CLIENT_LIBRARY = "libaws-lambda-jni.so";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private PackagedFunction(RuntimeApi api, Process process, Path log) {
        this.api = api;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the archive of a module.
     *
     * @param module such as {@code order-desk}
     * @param environment exactly the variables that the function gets, beside Lambda's own
     * @throws AssertionError saying what to run, if the archive is not there
     */
    static PackagedFunction start(String module, Map<String, String> environment) {
        Path root = Path.of(System.getProperty("backroom.root", "../.."));
        Path archive = root.resolve(Path.of("functions", module, "target", "function.zip"));
        if (!Files.isRegularFile(archive)) {
            throw new AssertionError("There is no " + archive.normalize()
                    + ": package the functions first, by ./mvnw verify without -Dquarkus.build.skip");
        }
        String name = environment.getOrDefault("QUARKUS_LAMBDA_HANDLER", module);
        try {
            Path work = Files.createDirectories(Path.of("target", "artifact"));
            Path code = unzip(archive, work.resolve(module));
            Path log = work.resolve(name + ".log");
            RuntimeApi api = RuntimeApi.start();
            ProcessBuilder builder = new ProcessBuilder(command(code))
                    .directory(code.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(lambda(name, code, api));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.onExit()
                    .whenComplete(
                            (dead, failure) -> api.giveUp("the function's process ended with " + dead.exitValue()));
            return new PackagedFunction(api, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one event and gives back what came of it; fails with the end of the function's log if nothing does. */
    Outcome invoke(byte[] event) {
        try {
            return api.send(event, PATIENCE).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer: " + e + "\n" + endOfLog());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private static List<String> command(Path code) throws IOException {
        Path bootstrap = code.resolve("bootstrap");
        if (Files.exists(bootstrap)) {
            if (!bootstrap.toFile().setExecutable(true)) {
                throw new IllegalStateException("cannot make " + bootstrap + " executable");
            }
            return List.of(bootstrap.toString());
        }
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar ->
                        CLIENT_JARS.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
        String classPath = String.join(File.pathSeparator, client, code.toString(), code.resolve("lib") + "/*");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                // Left alone, every client writes its library to one path under /tmp and loads it from there, and two
                // that start at the same moment break each other: in Lambda each has a /tmp of its own.
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + clientLibrary(code),
                "-cp",
                classPath,
                CLIENT,
                HANDLER);
    }

    private static Path clientLibrary(Path code) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        boolean glibc = Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")
                .anyMatch(loader -> Files.exists(Path.of(loader)));
        String resource = "/jni/libaws-lambda-jni.linux" + (glibc ? "-" : "_musl-") + processor + ".so";
        try (InputStream in = PackagedFunction.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the runtime interface client brings no " + resource);
            }
            Path library = code.resolve(CLIENT_LIBRARY);
            Files.copy(in, library);
            return library;
        }
    }

    private static Map<String, String> lambda(String name, Path code, RuntimeApi api) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("LAMBDA_TASK_ROOT", code.toString());
        variables.put("_HANDLER", HANDLER);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", name);
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/backroom/" + name);
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "packaged");
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        return variables;
    }

    private static Path unzip(Path archive, Path target) throws IOException {
        Path root = target.toAbsolutePath().normalize();
        if (Files.exists(root)) {
            try (Stream<Path> old = Files.walk(root)) {
                for (Path file : old.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException("the archive leaves its directory");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return root;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
