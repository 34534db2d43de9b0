package dev.backroom.localcloud.template;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML with CloudFormation's short forms, turned into values that know only the long forms. */
public final class TemplateReader {
    private TemplateReader() {}

    public static Value.Fields read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the template " + file, e);
        }
    }

    public static Value.Fields read(String yaml) {
        return read(new StringReader(yaml));
    }

    private static Value.Fields read(Reader yaml) {
        @Nullable Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(yaml);
        } catch (YAMLException e) {
            throw new TemplateException("not YAML: " + e.getMessage());
        }
        if (root != null && value(root) instanceof Value.Fields fields) {
            return fields;
        }
        throw new TemplateException("the document is not a mapping");
    }

    private static Value value(Node node) {
        int line = node.getStartMark().getLine() + 1;
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node, line);
        }
        String name = tag.substring(1);
        Value argument = plain(node, line);
        return switch (name) {
            case "Ref", "Condition" -> new Value.Fields(Map.of(name, argument), line);
            case "GetAtt" -> new Value.Fields(Map.of("Fn::GetAtt", attributePath(argument)), line);
            case "Sub", "If", "FindInMap", "Join", "Select", "Split", "Equals", "Not", "And", "Or" ->
                new Value.Fields(Map.of("Fn::" + name, argument), line);
            default -> throw new TemplateException("tag !" + name, line, "not a function that runs here");
        };
    }

    private static Value attributePath(Value argument) {
        if (argument instanceof Value.Text(String text, int line)) {
            int dot = text.indexOf('.');
            if (dot < 1) {
                throw new TemplateException("!GetAtt " + text, line, "wants Resource.Attribute");
            }
            return new Value.Items(
                    List.of(
                            new Value.Text(text.substring(0, dot), line),
                            new Value.Text(text.substring(dot + 1), line)),
                    line);
        }
        return argument;
    }

    private static Value plain(Node node, int line) {
        return switch (node) {
            case ScalarNode scalar -> {
                if (scalar.getTag().equals(Tag.NULL)) {
                    throw new TemplateException("a value", line, "null is not allowed in a template");
                }
                yield new Value.Text(scalar.getValue(), line);
            }
            case SequenceNode sequence -> {
                List<Value> values = new ArrayList<>();
                sequence.getValue().forEach(child -> values.add(value(child)));
                yield new Value.Items(values, line);
            }
            case MappingNode mapping -> new Value.Fields(fields(mapping), line);
            default -> throw new TemplateException("a value", line, "unknown kind of YAML node");
        };
    }

    private static Map<String, Value> fields(MappingNode mapping) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
                throw new TemplateException(
                        "a key", line, "keys are plain text, and merge keys are not CloudFormation");
            }
            if (fields.putIfAbsent(key.getValue(), value(tuple.getValueNode())) != null) {
                throw new TemplateException(key.getValue(), line, "stands there twice");
            }
        }
        return fields;
    }
}
