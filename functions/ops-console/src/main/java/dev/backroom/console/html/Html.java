package dev.backroom.console.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML. Every text and attribute value is escaped on the way in, and there is no way around: what a shop, a buyer
 * or the platform wrote can be shown and never becomes markup.
 */
public final class Html {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Set<String> ATTRIBUTES = Set.of(
            "action",
            "aria-current",
            "aria-label",
            "checked",
            "class",
            "colspan",
            "confirmation",
            "d",
            "data-label",
            "datetime",
            "display",
            "endpoint",
            "form",
            "height",
            "href",
            "id",
            "label",
            "lang",
            "max",
            "maxlength",
            "method",
            "name",
            "placeholder",
            "points",
            "required",
            "role",
            "scope",
            "selected",
            "title",
            "type",
            "value",
            "viewBox",
            "width",
            "x",
            "x1",
            "x2",
            "y",
            "y1",
            "y2");
    /** Where forms and widgets' calls go: nowhere else. */
    private static final Set<String> ACTIONS = Set.of("/console", "call");

    private final StringBuilder out = new StringBuilder(16_384);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    public Html start(String tag, String... attributes) {
        leaf(tag, attributes);
        open.push(tag);
        return this;
    }

    /** An element that has no inside and no end, such as an input. */
    public Html leaf(String tag, String... attributes) {
        out.append('<').append(name(tag));
        for (int i = 0; i < attributes.length; i += 2) {
            if (!ATTRIBUTES.contains(attributes[i])) {
                throw new IllegalArgumentException("attribute " + attributes[i] + " is not among the harmless ones");
            }
            if (attributes[i].equals("href") && !attributes[i + 1].startsWith("?")) {
                throw new IllegalArgumentException("links stay on the page");
            }
            if (attributes[i].equals("action") && !ACTIONS.contains(attributes[i + 1])) {
                throw new IllegalArgumentException("forms stay on the page");
            }
            if (attributes[i].equals("class") && attributes[i + 1].isEmpty()) {
                continue;
            }
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    public Html text(String text) {
        escape(text);
        return this;
    }

    /** Closes the element opened last. */
    public Html end() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds a text and nothing else. */
    public Html element(String tag, String text, String... attributes) {
        return start(tag, attributes).text(text).end();
    }

    /**
     * A link that holds a document, and leads nowhere.
     *
     * @param name what a browser calls the file
     * @param data a data URL of a PDF
     */
    public Html document(String text, String name, String data) {
        if (!data.matches("data:application/pdf;base64,[A-Za-z0-9+/=]+")) {
            throw new IllegalArgumentException("not a PDF");
        }
        out.append("<a download=\"");
        escape(name);
        out.append("\" href=\"").append(data).append("\">");
        escape(text);
        out.append("</a>");
        return this;
    }

    /** The style sheet, which is the page's own constant. */
    public Html style(StyleSheet sheet) {
        out.append("<style>").append(sheet.css()).append("</style>");
        return this;
    }

    /**
     * The fragment.
     *
     * @throws IllegalStateException if an element is still open
     */
    public String done() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is still open");
        }
        return out.toString();
    }

    private static String name(String tag) {
        if (!NAME.matcher(tag).matches() || tag.equals("script") || tag.equals("style")) {
            throw new IllegalArgumentException("not an element of these pages");
        }
        return tag;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(invisible(c) ? '\uFFFD' : c);
            }
        }
    }

    /** Control characters, and the marks that turn the direction of writing and so can disguise a text. */
    private static boolean invisible(char c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
        boolean turning = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return control || turning;
    }
}
