package dev.backroom.cli.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.cli.terminal.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetLayoutTest {
    @TempDir
    private Path folder;

    @Test
    void hasTheColumnsThatDianxiaomiWants() {
        SheetLayout layout = SheetLayout.dianxiaomi();
        assertThat(layout.titles()).startsWith("订单号", "店铺账号", "SKU").contains("国家二字码", "邮编", "手机");
        assertThat(layout.cells(Map.of("order", "5", "units", "2"))).startsWith("5", "", "", "", "2");
        Map<String, String> row = new LinkedHashMap<>();
        SheetLayout.FIELDS.forEach(field -> row.put(field, field));
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < layout.titles().size(); i++) {
            cells.put(layout.titles().get(i), layout.cells(row).get(i));
        }
        assertThat(cells)
                .containsEntry("单价", "price")
                .containsEntry("币种", "currency")
                .containsEntry("地址1", "street")
                .containsEntry("城市", "city")
                .containsEntry("省/州", "province")
                .containsEntry("区县", "district");
        assertThat(cells.entrySet().stream().filter(entry -> entry.getValue().isEmpty()))
                .extracting(Map.Entry::getKey)
                .containsExactly("属性", "地址2", "Email");
    }

    @Test
    void takesOtherColumns_fromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("columns"), "# ours\nNo = {order}/{sku}\nChannel = TikTok\n");
        SheetLayout layout = SheetLayout.read(file);
        assertThat(layout.titles()).containsExactly("No", "Channel");
        assertThat(layout.cells(Map.of("order", "5", "sku", "MUG"))).containsExactly("5/MUG", "TikTok");
        Path wrong = Files.writeString(folder.resolve("wrong"), "No = {colour}\n");
        assertThatThrownBy(() -> SheetLayout.read(wrong))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("colour");
    }

    @Test
    void makesNoFormula_ofWhatABuyerWrote() {
        assertThat(SheetLayout.plain().cells(Map.of("name", "=cmd|' /C calc'!A0")))
                .contains("'=cmd|' /C calc'!A0");
    }
}
