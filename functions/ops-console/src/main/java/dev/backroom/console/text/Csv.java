package dev.backroom.console.text;

import java.util.List;

/** Comma-separated values as spreadsheets read them, in UTF-8 with a byte order mark, so that Chinese stays readable. */
public final class Csv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final StringBuilder out = new StringBuilder("\uFEFF");

    public Csv row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.append("\r\n");
        return this;
    }

    public String done() {
        return out.toString();
    }

    /** What a spreadsheet would take for a formula is made a text: a buyer may have written it. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
