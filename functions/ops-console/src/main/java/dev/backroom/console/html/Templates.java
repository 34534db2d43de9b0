package dev.backroom.console.html;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages' templates. A function's archive has Quarkus' own engine, which has checked every template against the types that it
 * declares; the local cloud and tests run the function as a plain object, with an engine that reads the same files.
 */
public final class Templates {
    private static final List<String> TAGS = List.of(
            "actions", "answers", "barcode", "button", "due", "facts", "form", "line", "link", "note", "tile",
            "unread");

    private final Engine engine;

    public Templates(Engine engine) {
        this.engine = engine;
    }

    public static Templates standalone() {
        return Standalone.TEMPLATES;
    }

    private static final class Standalone {
        private static final Templates TEMPLATES = new Templates(engine());

        private static Engine engine() {
            EngineBuilder builder = Engine.builder()
                    .addDefaults()
                    .addValueResolver(new TextResolver())
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new Escaping())
                    .addParserHook(new OneLine())
                    .addLocator(Standalone::locate);
            TAGS.forEach(
                    tag -> builder.addSectionHelper(new UserTagSectionHelper.Factory(tag, "tags/" + tag + ".html")));
            return builder.build();
        }

        private static Optional<TemplateLocation> locate(String id) {
            String file = "/templates/" + (id.endsWith(".html") ? id : id + ".html");
            return Templates.class.getResource(file) == null ? Optional.empty() : Optional.of(new Location(file));
        }
    }

    private record Location(String file) implements TemplateLocation {
        @Override
        public Reader read() {
            InputStream in = Templates.class.getResourceAsStream(file);
            if (in == null) {
                throw new IllegalStateException(file + " is gone");
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }

    /**
     * Writes a template.
     *
     * @throws IllegalArgumentException if there is no such template
     */
    public String render(String name, Map<String, ?> data) {
        Template template = engine.getTemplate(name);
        if (template == null) {
            throw new IllegalArgumentException("no template is called " + name);
        }
        TemplateInstance instance = template.instance();
        data.forEach(instance::data);
        return instance.render();
    }
}
