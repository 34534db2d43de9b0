package dev.backroom.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The clone that this command was built from. */
public record Installation(Path root) {
    private static final String PROPERTY = "backroom.root";
    private static final String TEMPLATE = "template.yaml";

    /** The clone that the script names; without the script, the nearest folder above that has a template. */
    public static Installation find() {
        String named = System.getProperty(PROPERTY, "");
        @Nullable Path folder = named.isEmpty() ? Path.of("").toAbsolutePath() : Path.of(named);
        while (folder != null && !Files.isRegularFile(folder.resolve(TEMPLATE))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new Missing("there is no " + TEMPLATE + " here or above", "run the script of a clone of it");
        }
        return new Installation(folder);
    }

    public Path template() {
        return root.resolve(TEMPLATE);
    }
}
