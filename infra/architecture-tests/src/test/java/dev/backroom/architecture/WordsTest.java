package dev.backroom.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of docs/glossary.md, in type names, log lines and texts for people. */
final class WordsTest {
    private static final Path GLOSSARY = Path.of(System.getProperty("backroom.root", "../.."), "docs/glossary.md");

    @Test
    void namesAndTextsUseTheFieldsWords() throws IOException {
        Words words = Words.of(GLOSSARY);
        assertThat(words.size()).as("words in the glossary").isGreaterThan(15);
        List<String> found = new ArrayList<>();
        for (Module module : Module.all()) {
            for (Path file : module.sources()) {
                String name = file.getFileName().toString();
                List<String> here = new ArrayList<>();
                if (name.endsWith(".java")) {
                    here.addAll(words.inTypeName(name.substring(0, name.length() - ".java".length())));
                    here.addAll(words.inJava(Files.readString(file)));
                } else if (name.endsWith(".properties")) {
                    here.addAll(words.inMessages(Files.readString(file)));
                }
                here.forEach(one -> found.add(module.name() + " " + name + " " + one));
            }
        }
        assertThat(found)
                .as("old words; docs/glossary.md says what to say instead")
                .isEmpty();
    }

    @Test
    void findsAnOldWordInNameLogLineAndMessage() throws IOException {
        Words words = Words.of(GLOSSARY);
        assertThat(words.inTypeName("OrderLooker")).hasSize(1);
        assertThat(words.inTypeName("BookLookup")).isEmpty();
        assertThat(words.inJava("LOG.warnf(\"the watch %s broke off\", name);")).hasSize(1);
        assertThat(words.inJava("item.put(\"told\", value); // told before")).isEmpty();
        assertThat(words.inMessages("STOCK_LOW.line = {sku}: below its safety line"))
                .hasSize(1);
        assertThat(words.inMessages("# below its safety line")).isEmpty();
    }
}
