package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.text.Language;
import dev.backroom.console.text.Texts;
import dev.backroom.model.order.HoldCode;
import dev.backroom.notices.HoldTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HoldsTest {
    @ParameterizedTest
    @EnumSource(HoldCode.class)
    void areCalledAsNoticesCallThem(HoldCode code) {
        for (Language language : Language.values()) {
            assertThat(Texts.in(language).of("hold", code)).isEqualTo(new HoldTexts(language.ofNotices()).name(code));
        }
    }
}
