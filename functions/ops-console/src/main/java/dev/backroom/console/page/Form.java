package dev.backroom.console.page;

import java.util.List;

/**
 * A form on a page of its own, or a widget's fields with their calls.
 *
 * @param id what fields elsewhere on the page name to belong to it; empty text where none does
 * @param own whether it is a form; otherwise the buttons are a widget's calls
 */
public record Form(String id, boolean own, List<Field> hidden, List<Button> buttons) {
    public Form {
        hidden = List.copyOf(hidden);
        buttons = List.copyOf(buttons);
    }

    /** A field that nobody sees. */
    public record Field(String name, String value) {}

    /**
     * A button of a form.
     *
     * @param action the name of what it does; empty text where the form says it
     * @param weight {@code primary}, {@code danger} or empty text
     * @param question what a widget asks first
     * @param endpoint the function that a widget calls, with {@code call}
     */
    public record Button(String text, String action, String weight, String question, String endpoint, String call) {}
}
