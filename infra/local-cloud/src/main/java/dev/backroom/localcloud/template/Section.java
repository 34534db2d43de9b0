package dev.backroom.localcloud.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One mapping of the evaluated template while it is read. What nobody asked for by the {@link #end} is unknown, and that
 * is an error: a property must be handled here or be named as described only.
 */
public final class Section {
    private final String path;
    private final Value.Fields fields;
    private final Set<String> asked = new HashSet<>();

    public Section(String path, Value.Fields fields) {
        this.path = path;
        this.fields = fields;
    }

    public String path() {
        return path;
    }

    public boolean has(String key) {
        return fields.values().containsKey(key);
    }

    public Set<String> keys() {
        return fields.values().keySet();
    }

    /** Properties without effect on one machine, accepted because they only describe the deployment. */
    public Section described(String... keys) {
        asked.addAll(List.of(keys));
        return this;
    }

    public Optional<String> text(String key) {
        return find(key).map(value -> text(key, value));
    }

    /** Whether a text stands here, and not a list or a mapping. */
    public boolean isText(String key) {
        return fields.values().get(key) instanceof Value.Text;
    }

    public String need(String key) {
        return text(key).orElseThrow(() -> complaint(key, fields.line(), "is missing"));
    }

    /** One of the given texts, which has to be there. */
    public String needOneOf(String key, String... allowed) {
        return oneOf(key, allowed).orElseThrow(() -> complaint(key, fields.line(), "is missing"));
    }

    /** One of the given texts, when present. */
    public Optional<String> oneOf(String key, String... allowed) {
        Optional<String> found = text(key);
        if (found.isPresent() && !Set.of(allowed).contains(found.get())) {
            throw complaint(key, line(key), "is %s; known here: %s".formatted(found.get(), String.join(", ", allowed)));
        }
        return found;
    }

    public OptionalInt integer(String key, int least, int most) {
        Optional<String> found = text(key);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(found.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            throw complaint(key, line(key), "is not a whole number");
        }
        throw complaint(key, line(key), "is outside %d..%d".formatted(least, most));
    }

    public boolean flag(String key, boolean otherwise) {
        return oneOf(key, "true", "false").map(Boolean::parseBoolean).orElse(otherwise);
    }

    public Optional<Section> section(String key) {
        return find(key).map(value -> switch (value) {
            case Value.Fields inner -> new Section(path + "." + key, inner);
            default -> throw complaint(key, value.line(), "is not a mapping");
        });
    }

    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Value item : items(key)) {
            if (!(item instanceof Value.Fields inner)) {
                throw complaint(key, item.line(), "has an item that is not a mapping");
            }
            sections.add(new Section("%s.%s[%d]".formatted(path, key, sections.size()), inner));
        }
        return sections;
    }

    public List<String> texts(String key) {
        return items(key).stream().map(item -> text(key, item)).toList();
    }

    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(key).ifPresent(inner -> inner.keys().forEach(name -> texts.put(name, inner.need(name))));
        return texts;
    }

    /** Fails by name and line when the mapping has a key that was not asked for. */
    public void end() {
        for (Map.Entry<String, Value> entry : fields.values().entrySet()) {
            if (!asked.contains(entry.getKey())) {
                throw complaint(entry.getKey(), entry.getValue().line(), "unknown to the local cloud");
            }
        }
    }

    public TemplateException complaint(String key, String complaint) {
        return complaint(key, line(key), complaint);
    }

    private TemplateException complaint(String key, int line, String complaint) {
        return new TemplateException(path + "." + key, line, complaint);
    }

    private int line(String key) {
        Value value = fields.values().get(key);
        return value == null ? fields.line() : value.line();
    }

    private List<Value> items(String key) {
        return find(key)
                .map(value -> switch (value) {
                    case Value.Items list -> list.values();
                    default -> throw complaint(key, value.line(), "is not a list");
                })
                .orElse(List.of());
    }

    private String text(String key, Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw complaint(key, value.line(), "is not a text");
    }

    private Optional<Value> find(String key) {
        asked.add(key);
        return Optional.ofNullable(fields.values().get(key));
    }
}
