package dev.backroom.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module with main code.
 *
 * @param folder absolute
 * @param root the package that all of its classes lie in or below
 */
record Module(Path folder, String root) {
    private static final Path PROJECT = Path.of(System.getProperty("backroom.root", "../.."))
            .toAbsolutePath()
            .normalize();

    /** All modules of the project that have main code, by name. */
    static List<Module> all() {
        try (Stream<Path> folders = Stream.of("functions", "functions/shared", "infra")
                .map(PROJECT::resolve)
                .flatMap(Module::list)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> new Module(folder, rootOf(folder.resolve("src/main/java"))))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    boolean isFunction() {
        return PROJECT.resolve("functions").equals(folder.getParent());
    }

    /** It goes to the seller's account. */
    boolean isDeployed() {
        return folder.startsWith(PROJECT.resolve("functions")) && !name().equals("test-fixtures");
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    /** Java files and texts that people read, below the main folder. */
    List<Path> sources() {
        try (Stream<Path> files = Files.walk(folder.resolve("src/main"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Down from dev.backroom as long as there is one folder and no file. */
    private static String rootOf(Path sources) {
        Path at = sources;
        while (true) {
            List<Path> inside = list(at).toList();
            if (inside.size() != 1 || !Files.isDirectory(inside.getFirst())) {
                return sources.relativize(at).toString().replace('/', '.').replace('\\', '.');
            }
            at = inside.getFirst();
        }
    }
}
