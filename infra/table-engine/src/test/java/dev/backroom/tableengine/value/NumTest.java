package dev.backroom.tableengine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.tableengine.error.EngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1, -1",
        "+7, 7",
        "01, 1",
        "1.0, 1",
        "1.10, 1.1",
        "-0, 0",
        "0e999999999999, 0",
        "1e2, 100",
        "1E+2, 100",
        "12e-3, 0.012",
        ".5, 0.5",
        "5., 5",
        "0.0000001, 0.0000001",
        "100000000000000000000, 100000000000000000000",
        "1e30, 1000000000000000000000000000000"
    })
    void writesPlainNotation_whateverWasRead(String given, String answered) {
        assertThat(Num.parse(given).text()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "a",
        "1a",
        "--1",
        "1e",
        "e5",
        ".",
        "1.2.3",
        "1e5.5",
        "NaN",
        "Infinity",
        "' 1'",
        "'1 '",
        "0x10",
        "1_0",
        "1-1"
    })
    void refusesText_whenItIsNoNumber(String given) {
        assertThatThrownBy(() -> Num.parse(given))
                .isInstanceOf(EngineException.class)
                .hasMessage("The parameter cannot be converted to a numeric value: " + given);
    }

    @ParameterizedTest
    @CsvSource({
        "1e126, Number overflow. Attempting to store a number with magnitude larger than supported range",
        "-1e126, Number overflow. Attempting to store a number with magnitude larger than supported range",
        "1e99999999999, Number overflow. Attempting to store a number with magnitude larger than supported range",
        "1e-131, Number underflow. Attempting to store a number with magnitude smaller than supported range",
        "-1e-99999999999, Number underflow. Attempting to store a number with magnitude smaller than supported range",
        "123456789012345678901234567890123456789, Attempting to store more than 38 significant digits in a Number",
        "-1.23456789012345678901234567890123456789, Attempting to store more than 38 significant digits in a Number",
        "'', The parameter cannot be converted to a numeric value"
    })
    void refusesNumber_whenItCannotBeStored(String given, String text) {
        assertThatThrownBy(() -> Num.parse(given)).hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource({
        "9.9999999999999999999999999999999999999e125",
        "-9.9999999999999999999999999999999999999e125",
        "1e-130",
        "-1e-130"
    })
    void storesNumber_atTheEdgeOfTheRange(String given) {
        assertThat(Num.parse(Num.parse(given).text())).isEqualTo(Num.parse(given));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "-1, 3",
        "10, 2",
        "100, 2",
        "123, 3",
        "1234, 3",
        "12.34, 3",
        "1.234, 4",
        "-1.234, 5",
        "1e100, 2"
    })
    void countsBytes_byPairsOfDigits(String given, int bytes) {
        assertThat(Num.parse(given).size()).isEqualTo(bytes);
    }
}
