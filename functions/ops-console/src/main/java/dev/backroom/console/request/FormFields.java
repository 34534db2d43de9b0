package dev.backroom.console.request;

import java.util.HashMap;
import java.util.Map;

/** What somebody typed into the fields of a widget, which CloudWatch gives with every call. */
public final class FormFields {
    private static final int LONGEST = 400;

    private FormFields() {}

    public static Map<String, String> in(Map<String, Object> event) {
        Map<String, String> fields = new HashMap<>();
        if (event.get("widgetContext") instanceof Map<?, ?> widget
                && widget.get("forms") instanceof Map<?, ?> forms
                && forms.get("all") instanceof Map<?, ?> all) {
            all.forEach((name, value) -> {
                if (name instanceof String key && value instanceof String text && text.length() <= LONGEST) {
                    fields.put(key, text);
                }
            });
        }
        return fields;
    }
}
