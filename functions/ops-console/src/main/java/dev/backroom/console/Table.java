package dev.backroom.console;

import java.util.List;

/** Writes a table with a heading row. */
final class Table {
    private static final int LONG_ID = 24;

    private final Html html;

    /** @param numbers the headings whose columns hold numbers */
    Table(Html html, Language language, List<Word> headings, List<Word> numbers) {
        this.html = html;
        html.start("div", "class", "wide").start("table").start("thead").start("tr");
        for (Word heading : headings) {
            html.element("th", heading.in(language), "scope", "col", "class", numbers.contains(heading) ? "num" : "");
        }
        html.end().end().start("tbody");
    }

    /** @param mark the class of the row: {@code bad}, {@code warn} or empty text */
    Table row(String mark) {
        html.start("tr", "class", mark);
        return this;
    }

    Table cell(String text) {
        return cell(text, "");
    }

    /** Long ids break anywhere, short ones nowhere. */
    Table cell(String text, String style) {
        html.element("td", text, "class", style.equals("id") && text.length() > LONG_ID ? "id any" : style);
        return this;
    }

    Table number(long value) {
        return cell(Numbers.count(value), "num");
    }

    /** A cell that holds more than a text. */
    Table cell(Runnable write, String style) {
        html.start("td", "class", style);
        write.run();
        html.end();
        return this;
    }

    void endRow() {
        html.end();
    }

    void done() {
        html.end().end().end();
    }
}
