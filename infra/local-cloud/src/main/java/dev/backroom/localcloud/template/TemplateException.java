package dev.backroom.localcloud.template;

/** The template says something that the local cloud does not know or cannot do; the message names place and line. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String path, int line, String complaint) {
        super("template line %d, %s: %s".formatted(line, path, complaint));
    }

    public TemplateException(String complaint) {
        super("template: " + complaint);
    }
}
