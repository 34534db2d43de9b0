package dev.backroom.console.page;

/**
 * A link as its surroundings write it.
 *
 * @param href an address of these pages; empty text in a widget
 * @param endpoint the function that a widget calls; empty text where it calls none
 * @param call what it is called with
 */
public record Link(String text, String style, String href, String endpoint, String call) {
    /** A text that leads nowhere. */
    public static Link text(String text, String style) {
        return new Link(text, style, "", "", "");
    }
}
