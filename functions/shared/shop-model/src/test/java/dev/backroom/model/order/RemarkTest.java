package dev.backroom.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backroom.model.decision.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RemarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"call 0812-3456-789", "+44 7400 123 456", "jo@example.org", "+62(812)3456789", "two\nlines"})
    void refusesWhatMayBeABuyersNumberOrAddress_withoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Remark(text))
                .withMessageNotContainingAny(text, "0812", "7400", "example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "buyer says 2 of 3 in blue", "等买家回复 16:00", "SKU MUG-03 x12, wave 2026-11-20T10"})
    void takesWhatPeopleWrite(String text) {
        assertThat(new Remark(text).text()).isEqualTo(text);
    }

    @Test
    void isShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Remark("x".repeat(301)));
    }
}
