package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Phrase;
import dev.backroom.model.order.HoldCode;
import dev.backroom.notices.HoldTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HoldsTest {
    @ParameterizedTest
    @EnumSource(HoldCode.class)
    void areCalledAsNoticesCallThem(HoldCode code) {
        Phrase name = Holds.name(code);
        assertThat(name.english()).isEqualTo(new HoldTexts(Language.ENGLISH.ofNotices()).name(code));
        assertThat(name.chinese()).isEqualTo(new HoldTexts(Language.CHINESE.ofNotices()).name(code));
    }
}
