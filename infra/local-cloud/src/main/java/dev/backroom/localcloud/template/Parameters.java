package dev.backroom.localcloud.template;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The template's parameters: given values checked against the declaration, defaults where nothing is given. */
public final class Parameters {
    private Parameters() {}

    static Map<String, Value> of(Section declared, Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(declared.keys());
        if (!unknown.isEmpty()) {
            throw new TemplateException("no parameters of these names: " + String.join(", ", unknown));
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name : declared.keys()) {
            Section parameter = declared.section(name).orElseThrow();
            String type = parameter.need("Type");
            String value = Optional.ofNullable(given.get(name))
                    .or(() -> parameter.text("Default"))
                    .orElseThrow(() -> parameter.complaint("Default", "no value is given and there is no default"));
            check(parameter, type, value);
            values.put(name, value(parameter, type, value));
        }
        return values;
    }

    private static Value value(Section parameter, String type, String value) {
        return switch (type) {
            case "String", "Number" -> new Value.Text(value, 0);
            case "CommaDelimitedList" ->
                new Value.Items(
                        Pattern.compile(",")
                                .splitAsStream(value)
                                .<Value>map(part -> new Value.Text(part.strip(), 0))
                                .toList(),
                        0);
            default -> throw parameter.complaint("Type", "unknown parameter type " + type);
        };
    }

    private static void check(Section parameter, String type, String value) {
        List<String> allowed = parameter.texts("AllowedValues");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw parameter.complaint("AllowedValues", "does not allow " + value);
        }
        parameter.text("AllowedPattern").ifPresent(pattern -> {
            if (!value.matches(pattern)) {
                throw parameter.complaint("AllowedPattern", "the value does not match");
            }
        });
        if (type.equals("Number") && !value.matches("-?\\d+(\\.\\d+)?")) {
            throw parameter.complaint("Type", "the value is not a number");
        }
        limit(parameter, "MinValue", value, limit -> new BigDecimal(value).compareTo(limit) >= 0);
        limit(parameter, "MaxValue", value, limit -> new BigDecimal(value).compareTo(limit) <= 0);
        parameter
                .described("Default", "Description", "ConstraintDescription", "NoEcho")
                .end();
    }

    private static void limit(Section parameter, String name, String value, Predicate<BigDecimal> keeps) {
        parameter.text(name).map(BigDecimal::new).filter(keeps.negate()).ifPresent(limit -> {
            throw parameter.complaint(name, "does not allow " + value);
        });
    }
}
