package dev.backroom.console.html;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.ParserHelper;
import io.quarkus.qute.ParserHook;
import java.util.regex.Pattern;

/** Line breaks and indentation are for whoever reads a template and no part of the page, which they would make larger by a third. */
@EngineConfiguration
public final class OneLine implements ParserHook {
    private static final Pattern BREAK = Pattern.compile("\\R\\s*");

    @Override
    public void beforeParsing(ParserHelper helper) {
        helper.addContentFilter(content -> BREAK.matcher(content).replaceAll(""));
    }
}
