package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.request.Page;
import dev.backroom.console.request.PrintFormat;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Texts;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.clock.Limit;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.store.order.Decided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say the same, all of it is used, and nothing is asked for that neither says. */
final class TextsTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts CHINESE = Texts.in(Language.CHINESE);
    /** Whose constants a group of texts names. */
    private static final Map<String, Class<? extends Enum<?>>> GROUPS = Map.ofEntries(
            Map.entry("advice", HoldCode.class),
            Map.entry("bulk", BulkAction.What.class),
            Map.entry("bulkQuestion", BulkAction.What.class),
            Map.entry("bulkThen", BulkAction.What.class),
            Map.entry("bulkYes", BulkAction.What.class),
            Map.entry("case", CaseState.class),
            Map.entry("did", Decided.Did.class),
            Map.entry("hold", HoldCode.class),
            Map.entry("lane", Lane.class),
            Map.entry("limit", Limit.What.class),
            Map.entry("line", LineState.class),
            Map.entry("page", Page.class),
            Map.entry("parcel", Parcel.State.class),
            Map.entry("print", PrintFormat.class),
            Map.entry("reason", CancelReason.class),
            Map.entry("remedy", Remedy.class),
            Map.entry("result", BulkResult.class),
            Map.entry("stage", Handover.Stage.class),
            Map.entry("standing", Standing.class),
            Map.entry("status", OrderStatus.class),
            Map.entry("step", NextStep.What.class),
            Map.entry("trouble", JobTrouble.Kind.class));

    @Test
    void sayTheSameInBothLanguages_withTheSameGaps() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys());
        assertThat(ENGLISH.keys()).hasSizeGreaterThan(400).allSatisfy(key -> {
            assertThat(CHINESE.get(key)).as(key).isNotBlank();
            assertThat(ENGLISH.get(key)).as(key).isNotBlank();
            assertThat(CHINESE.get(key).contains("%s"))
                    .as(key)
                    .isEqualTo(ENGLISH.get(key).contains("%s"));
        });
    }

    @Test
    void nameEveryConstantThatAPageShows() {
        GROUPS.forEach((group, type) -> {
            for (Enum<?> constant : type.getEnumConstants()) {
                assertThat(ENGLISH.keys()).contains(group + "." + constant.name());
            }
        });
    }

    @Test
    void areThereForWhateverATemplateAsks() {
        Set<String> asked = new TreeSet<>();
        TemplatesTest.templates()
                .values()
                .forEach(template -> asked.addAll(TemplatesTest.found("(?<![\\w.])t\\.(\\w+)", template)));
        asked.remove("language");
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(ENGLISH.keys()).containsAll(asked);
    }

    @Test
    void areAllUsed() throws IOException {
        String code;
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            code = files.filter(file -> file.toString().matches(".*\\.(java|html)"))
                    .map(TemplatesTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(ENGLISH.keys())
                .filteredOn(key -> !key.contains(".")
                        && !code.contains("\"" + key + "\"")
                        && !code.matches("(?s).*\\bt\\." + key + "\\b.*"))
                .as("texts that no page shows")
                .isEmpty();
    }
}
