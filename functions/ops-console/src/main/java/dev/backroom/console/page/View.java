package dev.backroom.console.page;

/**
 * A page before it is written.
 *
 * @param template its name below {@code templates}
 * @param shown what the template declares as {@code v}
 * @param title what the window is called; empty text for the page's own name
 */
public record View(String template, Object shown, String title) {
    public View(String template, Object shown) {
        this(template, shown, "");
    }
}
