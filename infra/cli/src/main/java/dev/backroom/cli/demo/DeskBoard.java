package dev.backroom.cli.demo;

import java.util.List;

/**
 * What two days at the order desk came to.
 *
 * @param lines the figures, for people
 */
record DeskBoard(List<String> lines, List<Check> checks) {
    DeskBoard {
        lines = List.copyOf(lines);
        checks = List.copyOf(checks);
    }

    boolean ok() {
        return checks.stream().allMatch(Check::passed);
    }
}
