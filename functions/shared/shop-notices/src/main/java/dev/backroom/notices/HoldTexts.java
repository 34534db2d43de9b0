package dev.backroom.notices;

import dev.backroom.model.order.HoldCode;

/** What holds are called. */
public final class HoldTexts {
    private final TextTable texts;

    public HoldTexts(Language language) {
        this.texts = TextTable.read("holds-" + language.code() + ".properties");
    }

    public String name(HoldCode code) {
        return texts.text(code.name());
    }

    /** The name of a hold by its code; a code that this version does not know stays. */
    String named(String code) {
        return texts.find(code).orElse(code);
    }
}
