package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.WaveWord;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Recipient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** What the buyer gave, as far as somebody has to judge it: what a hold is about, while it stands, and nothing else. */
public final class BuyerEvidence {
    private final PageContext sheet;

    public BuyerEvidence(PageContext sheet) {
        this.sheet = sheet;
    }

    /** The parts of a recipient that holds are about. */
    public record Fields(boolean name, boolean address, boolean phone, boolean message) {
        private static final Fields NONE = new Fields(false, false, false, false);

        public static Fields of(List<Hold> holds) {
            return holds.stream().map(Fields::of).reduce(NONE, Fields::or);
        }

        public boolean isEmpty() {
            return equals(NONE);
        }

        private static Fields of(Hold hold) {
            return switch (hold.code()) {
                case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE -> new Fields(true, true, false, false);
                case PHONE_INVALID -> new Fields(false, false, true, false);
                case BUYER_WISHES_CANCEL, BUYER_WISHES_CHANGE -> new Fields(false, false, false, true);
                case SUSPECTED_FRAUD, OUTSIDE_CHECK -> new Fields(true, true, true, false);
                case PLATFORM_HOLD,
                        SHORT_STOCK,
                        UNKNOWN_SKU,
                        STOCK_MISMATCH,
                        BUYER_ASKS_CANCEL,
                        UNKNOWN_STATUS,
                        ADDRESS_MASKED,
                        HELD_BY_HAND -> NONE;
            };
        }

        private Fields or(Fields other) {
            return new Fields(
                    name || other.name, address || other.address, phone || other.phone, message || other.message);
        }
    }

    public void write(Order order, Future<Part<Optional<Recipient>>> recipient) {
        Fields fields = Fields.of(order.holds());
        if (!fields.isEmpty()) {
            sheet.part(recipient, found -> found.ifPresent(one -> write(fields, one)));
        }
    }

    private void write(Fields fields, Recipient recipient) {
        sheet.html().element("h3", sheet.word(DeskWord.ASKED_ABOUT));
        line(fields.name(), WaveWord.NAME, recipient.name());
        line(fields.address(), WaveWord.ADDRESS, recipient.address());
        line(fields.address(), WaveWord.POSTAL_CODE, (recipient.postalCode() + " " + recipient.region()).strip());
        line(fields.phone(), WaveWord.PHONE, recipient.phone());
        line(fields.message(), DeskWord.MESSAGE, recipient.buyerMessage());
        sheet.note(sheet.word(DeskWord.ASKED_HINT));
    }

    private void line(boolean shown, Phrase name, String text) {
        if (shown) {
            sheet.html()
                    .start("p", "class", "given")
                    .element("span", sheet.word(name), "class", "dim")
                    .text(" ")
                    .element("b", text.isBlank() ? "\u2013" : text)
                    .end();
        }
    }
}
