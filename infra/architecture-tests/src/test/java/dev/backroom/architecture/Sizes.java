package dev.backroom.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a module's classes is larger than a reader takes in at once, read from their bytecode. */
final class Sizes {
    static final int MOST_FIELDS = 10;
    static final int MOST_PARAMETERS = 6;
    static final int MOST_LINES = 50;

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private Sizes() {}

    /** By what it is, such as {@code parameters of dev.backroom.store.OrderTable.open}: its size. */
    static SortedMap<String, Integer> tooLarge(Path classes) {
        SortedMap<String, Integer> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(Sizes::read)
                    .filter(type -> !name(type).contains("jmh_generated"))
                    .forEach(type -> look(type, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static ClassModel read(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName().replace('/', '.').replace('$', '.');
    }

    private static void look(ClassModel type, SortedMap<String, Integer> found) {
        Map<String, List<MethodModel>> lambdas = new HashMap<>();
        for (MethodModel method : type.methods()) {
            Matcher lambda = LAMBDA.matcher(method.methodName().stringValue());
            if (lambda.matches()) {
                lambdas.merge(
                        lambda.group(1),
                        List.of(method),
                        (one, other) ->
                                Stream.of(one, other).flatMap(List::stream).toList());
            }
        }
        List<MethodModel> written = type.methods().stream()
                .filter(method -> !method.flags().has(AccessFlag.SYNTHETIC))
                .toList();
        for (MethodModel method : written) {
            String called = method.methodName().stringValue();
            int parameters = method.methodTypeSymbol().parameterCount();
            if (called.equals("<init>")) {
                note(found, "fields of " + name(type), parameters, MOST_FIELDS);
            } else {
                note(found, "parameters of " + name(type) + "." + called, parameters, MOST_PARAMETERS);
            }
            // Constants and the fields' first values are no code that anybody follows.
            if (!called.startsWith("<")) {
                int own = first(method);
                int next = written.stream()
                        .mapToInt(Sizes::first)
                        .filter(line -> line > own)
                        .min()
                        .orElse(Integer.MAX_VALUE);
                int last = Stream.concat(Stream.of(method), lambdas.getOrDefault(called, List.of()).stream())
                        .flatMapToInt(Sizes::lines)
                        .filter(line -> line < next)
                        .max()
                        .orElse(own);
                note(found, "lines of " + name(type) + "." + called, last - own + 1, MOST_LINES);
            }
        }
    }

    private static void note(SortedMap<String, Integer> found, String what, int size, int most) {
        if (size > most) {
            found.merge(what, size, Math::max);
        }
    }

    private static int first(MethodModel method) {
        return lines(method).min().orElse(0);
    }

    private static IntStream lines(MethodModel method) {
        return method.code()
                .map(code -> code.elementList().stream()
                        .filter(LineNumber.class::isInstance)
                        .mapToInt(element -> ((LineNumber) element).line()))
                .orElse(IntStream.empty());
    }

    /** The exceptions that a Markdown table names: what, size, why. */
    static SortedMap<String, Integer> exceptions(String markdown) {
        SortedMap<String, Integer> allowed = new TreeMap<>(Comparator.naturalOrder());
        Pattern.compile("^\\| (\\w+) of `([^`]+)` \\| (\\d+) \\| \\S[^|]* \\|$", Pattern.MULTILINE)
                .matcher(markdown)
                .results()
                .forEach(row ->
                        allowed.put(row.group(1) + " of dev.backroom." + row.group(2), Integer.valueOf(row.group(3))));
        return allowed;
    }
}
