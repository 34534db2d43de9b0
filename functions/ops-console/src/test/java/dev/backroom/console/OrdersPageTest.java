package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrdersPageTest {
    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void givesEveryOrderOnceAndInOrder_whenAListIsPagedThrough() {
        BusyEvening.in(world);
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.of("");
        for (int pages = 0; after.isPresent() && pages < 9; pages++) {
            String page = world.page(Map.of("page", "orders", "lane", "READY", "after", after.get()));
            seen.addAll(Seen.rows(page));
            after = Seen.nextPage(page);
        }
        assertThat(seen).hasSize(222).doesNotHaveDuplicates().isSorted();
    }
}
