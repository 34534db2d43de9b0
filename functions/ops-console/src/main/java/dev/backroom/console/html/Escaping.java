package dev.backroom.console.html;

import io.quarkus.qute.Expression;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * Escapes whatever a template writes, there is no way around: what a shop, a buyer or the platform wrote can be shown and never
 * becomes markup. Takes more than Qute's own mapper: marks that cannot be seen are shown as such.
 */
public final class Escaping implements ResultMapper {
    @Override
    public int getPriority() {
        return 100;
    }

    /** The only raw text is what another template has written: a test lets none of them ask for more. */
    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return !(result instanceof RawString);
    }

    @Override
    public String map(Object result, Expression expression) {
        return escaped(String.valueOf(result));
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
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
        return out.toString();
    }

    /** Control characters, and the marks that turn the direction of writing and so can disguise a text. */
    private static boolean invisible(char c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
        boolean turning = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return control || turning;
    }
}
