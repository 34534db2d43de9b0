package dev.backroom.localcloud.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudFormation's intrinsic functions over values. A value that becomes AWS::NoValue is left out of the mapping or list
 * that holds it.
 */
final class Evaluation {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final Value NO_VALUE = new Value.Text("AWS::NoValue", -1);

    private final Map<String, Value> names;
    private final Map<String, Value> mappings;
    private final Map<String, Value> conditions;
    private final References references;
    private final Map<String, Boolean> decided = new HashMap<>();
    private final Set<String> deciding = new HashSet<>();

    /**
     * @param names parameters and pseudo parameters by name
     * @param mappings the Mappings section
     * @param conditions the Conditions section, unevaluated
     */
    Evaluation(
            Map<String, Value> names,
            Map<String, Value> mappings,
            Map<String, Value> conditions,
            References references) {
        this.names = names;
        this.mappings = mappings;
        this.conditions = conditions;
        this.references = references;
    }

    Value.Fields fields(String path, Value.Fields value) {
        if (evaluate(path, value) instanceof Value.Fields fields) {
            return fields;
        }
        throw new TemplateException(path, value.line(), "does not come out as a mapping");
    }

    Optional<Value> value(String path, Value value) {
        Value evaluated = evaluate(path, value);
        return evaluated.equals(NO_VALUE) ? Optional.empty() : Optional.of(evaluated);
    }

    boolean condition(String path, int line, String name) {
        Boolean known = decided.get(name);
        if (known != null) {
            return known;
        }
        Value definition = conditions.get(name);
        if (definition == null) {
            throw new TemplateException(path, line, "no condition " + name);
        }
        if (!deciding.add(name)) {
            throw new TemplateException(path, line, "condition " + name + " depends on itself");
        }
        boolean result = truth("Conditions." + name, evaluate("Conditions." + name, definition));
        deciding.remove(name);
        decided.put(name, result);
        return result;
    }

    private Value evaluate(String path, Value value) {
        return switch (value) {
            case Value.Text text -> text;
            case Value.Items(List<Value> values, int line) -> {
                List<Value> evaluated = new ArrayList<>();
                for (Value item : values) {
                    value(path + "[" + evaluated.size() + "]", item).ifPresent(evaluated::add);
                }
                yield new Value.Items(evaluated, line);
            }
            case Value.Fields fields -> fieldsOrFunction(path, fields);
        };
    }

    private Value fieldsOrFunction(String path, Value.Fields fields) {
        if (fields.values().size() == 1) {
            Map.Entry<String, Value> only =
                    fields.values().entrySet().iterator().next();
            String name = only.getKey();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return function(path, name, only.getValue(), fields.line());
            }
            if (name.equals("Condition") && only.getValue() instanceof Value.Text(String condition, int line)) {
                return truth(condition(path, line, condition), line);
            }
        }
        Map<String, Value> evaluated = new LinkedHashMap<>();
        fields.values()
                .forEach(
                        (key, inner) -> value(path + "." + key, inner).ifPresent(result -> evaluated.put(key, result)));
        return new Value.Fields(evaluated, fields.line());
    }

    private Value function(String path, String name, Value argument, int line) {
        return switch (name) {
            case "Ref" -> ref(path, text(path, argument), line);
            case "Fn::GetAtt" -> {
                List<Value> parts = arguments(path, argument, 2);
                yield attribute(path, text(path, parts.get(0)), text(path, parts.get(1)), line);
            }
            case "Fn::Sub" -> substitute(path, argument, line);
            case "Fn::If" -> {
                List<Value> parts = rawArguments(path, argument, 3);
                boolean holds = condition(path, line, text(path, parts.get(0)));
                yield evaluate(path, parts.get(holds ? 1 : 2));
            }
            case "Fn::FindInMap" -> findInMap(path, arguments(path, argument, 3), line);
            case "Fn::Join" -> {
                List<Value> parts = arguments(path, argument, 2);
                yield new Value.Text(String.join(text(path, parts.get(0)), texts(path, parts.get(1))), line);
            }
            case "Fn::Select" -> {
                List<Value> parts = arguments(path, argument, 2);
                List<Value> list = list(path, parts.get(1));
                String index = text(path, parts.get(0));
                if (!index.matches("\\d{1,6}") || Integer.parseInt(index) >= list.size()) {
                    throw new TemplateException(path, line, "Fn::Select wants an item that the list does not have");
                }
                yield list.get(Integer.parseInt(index));
            }
            case "Fn::Split" -> {
                List<Value> parts = arguments(path, argument, 2);
                String[] split = text(path, parts.get(1)).split(Pattern.quote(text(path, parts.get(0))), -1);
                List<Value> list = new ArrayList<>();
                List.of(split).forEach(part -> list.add(new Value.Text(part, line)));
                yield new Value.Items(list, line);
            }
            case "Fn::Equals" -> {
                List<Value> parts = arguments(path, argument, 2);
                yield truth(text(path, parts.get(0)).equals(text(path, parts.get(1))), line);
            }
            case "Fn::Not" -> truth(!truth(path, arguments(path, argument, 1).get(0)), line);
            case "Fn::And" ->
                truth(list(path, evaluate(path, argument)).stream().allMatch(part -> truth(path, part)), line);
            case "Fn::Or" ->
                truth(list(path, evaluate(path, argument)).stream().anyMatch(part -> truth(path, part)), line);
            default -> throw new TemplateException(path, line, name + " is not a function that runs here");
        };
    }

    private Value ref(String path, String name, int line) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        Value named = names.get(name);
        if (named != null) {
            return named instanceof Value.Text(String text, int ignored) ? new Value.Text(text, line) : named;
        }
        return references
                .ref(name)
                .<Value>map(found -> new Value.Text(found, line))
                .orElseThrow(() -> new TemplateException(path, line, "Ref to unknown " + name));
    }

    private Value attribute(String path, String resource, String attribute, int line) {
        return references
                .attribute(resource, attribute)
                .<Value>map(found -> new Value.Text(found, line))
                .orElseThrow(() ->
                        new TemplateException(path, line, "unknown attribute %s.%s".formatted(resource, attribute)));
    }

    private Value substitute(String path, Value argument, int line) {
        String pattern;
        Map<String, Value> own;
        if (argument instanceof Value.Text(String text, int ignored)) {
            pattern = text;
            own = Map.of();
        } else {
            List<Value> parts = rawArguments(path, argument, 2);
            pattern = text(path, parts.get(0));
            own = evaluate(path, parts.get(1)) instanceof Value.Fields(Map<String, Value> values, int ignored)
                    ? values
                    : Map.of();
        }
        Matcher matcher = SUBSTITUTION.matcher(pattern);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2);
            String replacement =
                    matcher.group(1).isEmpty() ? text(path, named(path, own, name.strip(), line)) : "${" + name + "}";
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return new Value.Text(matcher.appendTail(result).toString(), line);
    }

    private Value named(String path, Map<String, Value> own, String name, int line) {
        Value local = own.get(name);
        if (local != null) {
            return local;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? ref(path, name, line) : attribute(path, name.substring(0, dot), name.substring(dot + 1), line);
    }

    private Value findInMap(String path, List<Value> keys, int line) {
        Value found = mappings.get(text(path, keys.get(0)));
        for (Value key : keys.subList(1, keys.size())) {
            found = found instanceof Value.Fields(Map<String, Value> values, int ignored)
                    ? values.get(text(path, key))
                    : null;
        }
        if (found == null) {
            throw new TemplateException(path, line, "the mapping has no such entry");
        }
        return found;
    }

    private List<Value> arguments(String path, Value argument, int count) {
        return rawArguments(path, evaluate(path, argument), count);
    }

    private static List<Value> rawArguments(String path, Value argument, int count) {
        List<Value> list = list(path, argument);
        if (list.size() != count) {
            throw new TemplateException(path, argument.line(), "the function wants %d arguments".formatted(count));
        }
        return list;
    }

    private static List<Value> list(String path, Value value) {
        if (value instanceof Value.Items(List<Value> values, int ignored)) {
            return values;
        }
        throw new TemplateException(path, value.line(), "a list is wanted here");
    }

    private static List<String> texts(String path, Value value) {
        return list(path, value).stream().map(item -> text(path, item)).toList();
    }

    private static String text(String path, Value value) {
        if (value instanceof Value.Text(String text, int ignored)) {
            return text;
        }
        throw new TemplateException(path, value.line(), "a text is wanted here");
    }

    private static boolean truth(String path, Value value) {
        return switch (text(path, value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TemplateException(path, value.line(), "a condition is wanted here");
        };
    }

    private static Value truth(boolean holds, int line) {
        return new Value.Text(Boolean.toString(holds), line);
    }
}
